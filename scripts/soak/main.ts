/**
 * The edge under load for a while: as many connectors as there may be, then some that come and go with traffic through
 * them, then all as at first. Passes when the server then holds what it held. `npm run soak -- --minutes 10`.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { churn } from './churn.ts'
import { fullHouse, fullTunnel } from './full-size.ts'
import { headings, row, sample, settledSample } from './sample.ts'
import { criteria } from './verdict.ts'
import { type SoakedTunnel, startWorld } from './world.ts'

const TUNNELS = 250

const MINUTE = 60_000

/** Of coming and going, before the server is taken as warmed up; in milliseconds. */
const WARM_UP = 2 * MINUTE

if (process.platform !== 'linux') {
  console.error('The soak reads from /proc what the server has open, and runs on Linux only.')
  process.exit(1)
}

const { values } = parseArgs({ options: { minutes: { type: 'string', default: '10' } } })
const minutes = Number(values.minutes)
if (!(minutes > 0)) throw new Error('--minutes is a number above 0.')

const world = await startWorld()
const failures: string[] = []
const main = await world.tunnel('soak')
const tunnels = [main]
while (tunnels.length < TUNNELS) tunnels.push(await world.tunnel(`soak ${tunnels.length}`))
const tunnelIds = tunnels.map((tunnel: SoakedTunnel) => tunnel.id)

console.log(headings())
await tell('at start')
await fullSize()
await comeAndGo(WARM_UP)
const before = await settledSample(world, tunnelIds, 'warmed up, idle')
console.log(row(before))
await comeAndGo(minutes * MINUTE)
await fullSize()
const after = await settledSample(world, tunnelIds, 'idle again')
console.log(row(after))
const exitCode = await world.end()

const results = criteria({ before, after, failures, exitCode, minutes })
console.log(['', ...new Set(failures)].join('\n'))
for (const { what, holds, found } of results)
  console.log(`${holds ? 'PASS' : 'FAIL'}  ${what}: ${found}`)
process.exitCode = results.every(({ holds }) => holds) ? 0 : 1

async function tell(when: string) {
  console.log(row(await sample(world, tunnelIds, when)))
}

/** 25 connectors on one tunnel, then 500 on all; they are gone when it is told. */
async function fullSize() {
  try {
    await fullTunnel(world, main)
    await tell('25 on one tunnel')
    await fullHouse(world, tunnels)
    await tell('500 on 250 tunnels')
  } catch (error) {
    failures.push(String(error))
  }
}

async function comeAndGo(ms: number) {
  const { echo } = world.origins
  await world.ask('startTraffic', { tunnelIds, echo })
  const signal = AbortSignal.timeout(ms)
  const [{ counts, failures: wrong }] = await Promise.all([
    churn(world, tunnels, signal),
    tellEachMinute(signal),
  ])
  const carried = await world.ask('stopTraffic')
  failures.push(...wrong, ...(carried?.failures ?? []))
  console.log(`  connectors that were ${listed(counts)}`)
  if (carried) {
    const { tcp, http, dns, bytes, endless, interrupted } = carried
    console.log(
      `  streams carried: ${listed({ tcp, http, dns, endless, interrupted })}; ${Math.round(bytes / 2 ** 20)} MiB`,
    )
  }
}

async function tellEachMinute(signal: AbortSignal) {
  for (let minute = 1; !signal.aborted; minute += 1) {
    await pause(MINUTE, undefined, { signal }).catch(() => {})
    await tell(`minute ${minute}`)
  }
}

function listed(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')
}
