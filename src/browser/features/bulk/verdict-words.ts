/** What would become of a line of an import, in words. Pure. */
import type { DryLine, Verdict, VerdictKind } from './dry-run.ts'
import type { Numbering } from './lines.ts'

/** The words for each kind, as in a filter; and whether it is a problem, a plain fact, or what is wanted. */
export const VERDICTS: Record<VerdictKind, { label: string; look: string }> = {
  new: { label: 'Will be created', look: 'text-good' },
  equal: { label: 'Already there, equal: skipped', look: 'text-dim' },
  different: { label: 'Already there, different: skipped', look: 'text-warn' },
  repeated: { label: 'Repeats another: skipped', look: 'text-dim' },
  wrong: { label: 'Problem', look: 'text-bad' },
}

/** What there is to say beyond the label. */
export function moreWords(verdict: Verdict): string[] {
  if (verdict.is === 'wrong')
    return verdict.problems.map(({ place, message }) =>
      place === '' ? message : `${place}: ${message}`,
    )
  if (verdict.is === 'repeated') return [`The same as ${verdict.as}.`]
  if (verdict.is === 'different')
    return [`Differs in: ${verdict.parts.join(', ')}. It is not overwritten: edit it instead.`]
  return []
}

/** All problems as a text, to hand to who made the file. */
export const problemList = (lines: readonly DryLine[], numbering: Numbering): string =>
  lines
    .flatMap(({ line, name, verdict }) =>
      verdict.is === 'wrong'
        ? moreWords(verdict).map(
            (problem) => `${numbering} ${line}${name && ` (${name})`}: ${problem}`,
          )
        : [],
    )
    .join('\n')
