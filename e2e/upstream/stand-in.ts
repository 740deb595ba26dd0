/** The parts of the process, under one name. */
import { Faults } from './faults.ts'
import { LogSessions } from './log-sessions.ts'
import { Quota } from './quota.ts'
import { Record } from './record.ts'
import { World } from './world.ts'

export class StandIn {
  readonly world = new World()
  readonly faults = new Faults()
  readonly quota = new Quota()
  readonly record = new Record()
  readonly sessions = new LogSessions()

  /** As it was when it began, but for the tokens. */
  reset(): void {
    this.world.reset()
    this.faults.lift()
    this.quota.set()
    this.record.forget()
    this.sessions.closeAll()
  }
}
