import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Asking, type Handlers, askOf, serve as answer } from '../asking.ts'

/**
 * The parts of a benchmark as processes of their own, so that none shares an event loop with
 * another. Each serves functions; one that is asked answers in a message.
 */

/** Answers with these functions until the process that started this one is gone. */
export function serve(handlers: Handlers) {
  answer(handlers)
  process.on('disconnect', () => process.exit())
}

/** A process that serves the functions of `H`. */
export class Worker<H extends Handlers> {
  readonly ask: Asking<H>
  readonly #child: ChildProcess

  /** `file` stands beside this one. */
  constructor(file: string) {
    this.#child = fork(join(import.meta.dirname, file), {
      execArgv: ['--expose-gc'],
      serialization: 'advanced',
    })
    this.ask = askOf<H>(this.#child)
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  async stop() {
    const exit = once(this.#child, 'exit')
    this.#child.disconnect()
    await exit
  }
}
