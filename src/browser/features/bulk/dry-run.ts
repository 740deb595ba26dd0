/** What an import would do, line by line, before anything is done. Pure. */
import type { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'
import { type Checked, check, type Using } from './check-line.ts'
import type { RawLine, Said } from './lines.ts'
import { differences, differing } from './same-config.ts'

/** What would become of a line. `there`: the service of its name that is there. */
export type Verdict =
  | { is: 'new'; config: ServiceConfig }
  | { is: 'equal'; there: VpcService }
  | { is: 'different'; there: VpcService; parts: readonly string[] }
  /** An earlier line says the same: `line 4`. */
  | { is: 'repeated'; as: string }
  | { is: 'wrong'; problems: readonly Said[] }

export type VerdictKind = Verdict['is']

export type DryLine = Pick<Checked, 'line' | 'name' | 'host' | 'tunnel'> & { verdict: Verdict }

/** Judges all lines of a file by what is in the account. */
export function dryRun(
  lines: readonly RawLine[],
  services: readonly VpcService[],
  using: Using,
): DryLine[] {
  const checked = lines.map((line) => check(line, using))
  const byName = Map.groupBy(checked.filter(isRight), ({ name }) => name)
  const there = new Map(services.map((service) => [service.name, service]))
  return checked.map((one) => ({
    line: one.line,
    name: one.name,
    host: one.host,
    tunnel: one.tunnel,
    verdict: verdictOn(one, byName.get(one.name) ?? [], there.get(one.name), using),
  }))
}

type Right = Extract<Checked, { is: 'right' }>
const isRight = (checked: Checked): checked is Right => checked.is === 'right'

function verdictOn(
  one: Checked,
  namesakes: readonly Right[],
  there: VpcService | undefined,
  using: Using,
): Verdict {
  if (one.is === 'wrong') return one
  const clash = clashOf(one, namesakes, using)
  if (clash !== undefined) return { is: 'wrong', problems: [clash] }
  const first = namesakes[0]
  if (first !== undefined && first !== one)
    return { is: 'repeated', as: `${using.numbering} ${first.line}` }
  if (there === undefined) return { is: 'new', config: one.config }
  const parts = differences(there, one.config)
  return parts.length === 0 ? { is: 'equal', there } : { is: 'different', there, parts }
}

/** Two lines with one name that say different things: which of them is meant, nobody can tell. */
function clashOf(
  { config }: Right,
  namesakes: readonly Right[],
  { numbering }: Using,
): Said | undefined {
  const other = namesakes.find((one) => differing(one.config, config).length > 0)
  return other === undefined
    ? undefined
    : {
        place: 'name',
        message: `It has the same name as ${numbering} ${other.line}, and differs from it.`,
      }
}

/** How many lines have come to what. */
export function tally(lines: readonly DryLine[]): Record<VerdictKind, number> {
  const counts = { new: 0, equal: 0, different: 0, repeated: 0, wrong: 0 }
  for (const { verdict } of lines) counts[verdict.is] += 1
  return counts
}
