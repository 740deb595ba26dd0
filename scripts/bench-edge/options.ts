import { parseArgs } from 'node:util'

const USAGE = `npm run bench:edge -- [--quick] [--json FILE]

  --quick      about 20 seconds instead of 2 minutes; the figures scatter more
  --json FILE  also writes what was measured to a file`

/** How long, how often and how much is measured. Times are in milliseconds. */
export interface Effort {
  rounds: number
  /** Of one load over one way, and a millisecond more for each of its streams. */
  loadMs: number
  /** Of one way to join. */
  joinMs: number
  /** Idle connections whose memory is measured. */
  held: number
}

const FULL: Effort = { rounds: 3, loadMs: 250, joinMs: 700, held: 500 }
const QUICK: Effort = { rounds: 1, loadMs: 80, joinMs: 250, held: 100 }

/** What was asked for; undefined after saying how to ask. */
export function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: { quick: { type: 'boolean' }, json: { type: 'string' }, help: { type: 'boolean' } },
  })
  if (values.help) {
    console.log(USAGE)
    return undefined
  }
  return { effort: values.quick ? QUICK : FULL, json: values.json }
}
