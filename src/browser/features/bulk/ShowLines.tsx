import { RadioField } from '../../ui/RadioField.tsx'
import type { VerdictKind } from './dry-run.ts'
import { VERDICTS } from './verdict-words.ts'

const KINDS: readonly VerdictKind[] = ['new', 'wrong', 'different', 'equal', 'repeated']

type Props = {
  counts: Record<VerdictKind, number>
  total: number
  value: VerdictKind | ''
  onChange: (kind: VerdictKind | '') => void
}

/** Says how many lines come to what, and narrows the table to some of them. */
export const ShowLines = ({ counts, total, value, onChange }: Props) => (
  <RadioField
    legend="Lines"
    name="kind"
    value={value}
    options={[
      { value: '', label: `All (${total})` },
      ...KINDS.filter((kind) => counts[kind] > 0).map((kind) => ({
        value: kind,
        label: `${VERDICTS[kind].label} (${counts[kind]})`,
      })),
    ]}
    onChange={({ target }) => onChange(KINDS.find((kind) => kind === target.value) ?? '')}
  />
)
