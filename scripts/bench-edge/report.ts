import { availableParallelism, cpus } from 'node:os'
import { CLOUDFLARED } from '#server/edge/testing/real-cloudflared.ts'
import { type Series, quantile } from './series.ts'
import { ROLES, type Role } from './shares.ts'

const HEADING = ['', 'median', 'from – to', 'floor', 'to it', 'edge', 'connector', 'origin']

/** Everything as a table to read: one block for each figure, one line for each that carries it. */
export function tableOf(all: Series[]): string {
  const blocks = Map.groupBy(all, ({ figure }) => figure)
  const lines = [...blocks].flatMap(([figure, block]) =>
    [[`${figure} (floor: ${block[0]?.floor.by})`]].concat(block.map(rowOf), [['']]),
  )
  return [...foreword(), '', aligned([HEADING, ...lines])].join('\n')
}

function foreword(): string[] {
  const carriers =
    CLOUDFLARED === undefined
      ? 'our connector; no cloudflared was found'
      : 'our connector and a real cloudflared'
  return [
    `Node.js ${process.versions.node}, ${availableParallelism()} cores, ${cpus()[0]?.model ?? 'unknown processor'}; carried by ${carriers}.`,
    'Edge, connector and origin are processes of their own; requests are sent from the process of the edge, as in the product.',
    'Medians over the rounds. The floor is the same without an edge, in the same rounds. The last columns: per cent of one core.',
  ]
}

function rowOf({ by, values, floor, shares, against }: Series): string[] {
  const [median, base] = [quantile(values, 0.5), quantile(floor.values, 0.5)]
  const spread = `${figureOf(Math.min(...values))} – ${figureOf(Math.max(...values))}`
  const busy = (role: Role) => shares.flatMap((each) => each[role] ?? [])
  return [
    `  ${by}`,
    figureOf(median),
    spread,
    figureOf(base),
    against === 'ratio' ? (median / base).toFixed(2) : `+${figureOf(median - base)}`,
    ...ROLES.map((role) => (busy(role).length > 0 ? quantile(busy(role), 0.5).toFixed(0) : '–')),
  ]
}

/** Three digits say all there is to know. */
function figureOf(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3)
}

/** A line of one cell is a heading, which does not widen a column. */
function aligned(lines: string[][]): string {
  const rows = lines.filter((line) => line.length > 1)
  const widths = HEADING.map((_, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  )
  const cell = (text: string, column: number) =>
    column === 0 ? text.padEnd(widths[0] ?? 0) : text.padStart(widths[column] ?? 0)
  return lines.map((line) => (line.length > 1 ? line.map(cell).join('  ') : line[0])).join('\n')
}

/** Everything as it was measured. */
export function report(all: Series[]) {
  return {
    node: process.versions.node,
    cores: availableParallelism(),
    processor: cpus()[0]?.model,
    cloudflared: CLOUDFLARED !== undefined,
    figures: all,
  }
}
