/** The server as `main.ts` starts it, with a way to send traffic through it and to ask what it holds. */
import { setTimeout as pause } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { readOptions } from '#server/options.ts'
import { reachThrough } from '#server/reach-presence.ts'
import { startServer } from '#server/start.ts'
import { serve } from '../asking.ts'
import { Traffic } from './traffic.ts'

setFlagsFromString('--expose-gc')
const collectGarbage: (options: object) => void = runInNewContext('gc')

const server = await startServer(readOptions(process.argv.slice(2), {}))
const { presence } = server
if (presence === undefined) throw new Error('Soaking takes a local directory.')
const traffic = new Traffic(presence, reachThrough(presence))
process.once('SIGTERM', () => void server.close().then(() => process.exit(0)))
console.log(server.greeting)

const handlers = {
  /** What is held in memory, in bytes, once nothing is left to clear away; and what is open, by kind. */
  async holdings() {
    for (let round = 0; round < 4; round += 1) {
      // Gives back the pages that V8 keeps for later, too.
      collectGarbage({ type: 'major', flavor: 'last-resort' })
      await pause(50)
    }
    const { rss, heapUsed, external } = process.memoryUsage()
    return { rss, heapUsed, external, open: process.getActiveResourcesInfo().toSorted() }
  },
  connections: (tunnelIds: string[]) =>
    tunnelIds.flatMap((id) => presence.connectors(id)).flatMap((it) => it.connections).length,
  startTraffic: (asked: Parameters<Traffic['start']>[0]) => traffic.start(asked),
  stopTraffic: () => traffic.stop(),
}

export type SoakedServer = typeof handlers

serve(handlers)
// Who asks does not keep it alive.
process.channel?.unref()
