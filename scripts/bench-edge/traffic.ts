import type { Done, Load, LoadKind } from './loads.ts'
import type { Effort } from './options.ts'
import type { Path, Rig } from './rig.ts'
import { Gathered, type Series, rotated } from './series.ts'
import { type Shares, watched } from './shares.ts'

const MIB = 1024 * 1024

const STREAMS = [1, 16, 256]

/** A figure, and what of a load it tells. */
interface Figure {
  kind: LoadKind
  streams: number
  figure: string
  of: (done: Done) => number
  against: Series['against']
}

const RATES: { kind: LoadKind; what: string; unit: number }[] = [
  { kind: 'requests', what: 'GET 128 bytes, per second', unit: 1 },
  { kind: 'bodies', what: 'GET 256 KiB, MiB/s', unit: MIB },
  { kind: 'download', what: 'TCP from the origin, MiB/s', unit: MIB },
  { kind: 'upload', what: 'TCP to the origin, MiB/s', unit: MIB },
]

const FIGURES: Figure[] = [
  {
    kind: 'requests',
    streams: 1,
    figure: 'GET 128 bytes, ms, median',
    of: (done) => done.median,
    against: 'difference',
  },
  {
    kind: 'requests',
    streams: 1,
    figure: 'GET 128 bytes, ms, p99',
    of: (done) => done.p99,
    against: 'difference',
  },
  ...RATES.flatMap(({ kind, what, unit }) =>
    STREAMS.map((streams) => ({
      kind,
      streams,
      figure: `${what}, ${streams} at a time`,
      of: (done: Done) => done.perSecond / unit,
      against: 'ratio' as const,
    })),
  ),
]

/** What goes through the tunnels, beside the same without one. */
export async function measureTraffic({ direct, tunnelled }: Rig, { rounds, loadMs }: Effort) {
  const paths = [direct, ...tunnelled]
  const gathered = new Gathered()
  for (const path of paths) await warmUp(path)
  for (let round = 0; round < rounds; round += 1) {
    for (const { kind } of RATES) {
      for (const streams of STREAMS) {
        for (const path of rotated(paths, round)) {
          // Each stream takes a moment to begin.
          const load = { kind, streams, ms: loadMs + streams }
          const { result, shares } = await watched(path.pids, () => path.load(load))
          note(gathered, path, load, result, shares)
        }
      }
    }
  }
  return FIGURES.flatMap((figure) =>
    tunnelled.map(({ by }) => series(gathered, figure, by, direct.by)),
  )
}

/** As long as the engines need to know the code, and the congestion controls the way. */
async function warmUp(path: Path) {
  for (const { kind } of RATES) await path.load({ kind, streams: 16, ms: 150 })
}

function note(gathered: Gathered, path: Path, load: Load, done: Done, shares: Shares) {
  for (const { kind, streams, figure, of } of FIGURES) {
    if (kind === load.kind && streams === load.streams)
      gathered.add(`${figure} ${path.by}`, of(done), shares)
  }
}

function series(
  gathered: Gathered,
  { figure, against }: Figure,
  by: string,
  floor: string,
): Series {
  const key = `${figure} ${by}`
  return {
    figure,
    by,
    against,
    values: gathered.valuesOf(key),
    shares: gathered.sharesOf(key),
    floor: { by: floor, values: gathered.valuesOf(`${figure} ${floor}`) },
  }
}
