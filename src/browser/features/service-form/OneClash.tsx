import { useId } from 'react'
import { SettingValue } from './SettingValue.tsx'
import type { Clash, Side, Versions } from './merge.ts'
import { type Field, FIELDS, GROUPS, type Settings } from './service-fields.ts'

const BY: Record<Clash['by'], string> = {
  them: 'Only they changed it.',
  you: 'Only you changed it.',
  both: 'You both changed it.',
}

const SIDES = [
  ['theirs', 'Theirs'],
  ['yours', 'Yours'],
] as const satisfies [Side, string][]

type Props = {
  account: string
  clash: Clash
  versions: Versions
  /** The side it will be taken from; none as long as nobody has chosen. */
  side: Side | undefined
  onChoose: (side: Side) => void
}

/** What was, what they made of it and what you did, and the choice between the two. */
export function OneClash({ account, clash, versions, side, onChoose }: Props) {
  const name = useId()
  const { group, fields, by } = clash
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1 font-bold">{GROUPS[group]}</legend>
      <p className="text-small text-dim">
        {BY[by]} It was: <Said account={account} fields={fields} of={versions.was} />
      </p>
      {SIDES.map(([value, label]) => (
        <label key={value} className="flex items-baseline gap-2">
          <input
            type="radio"
            name={name}
            value={value}
            checked={side === value}
            onChange={() => onChoose(value)}
            className="shrink-0 translate-y-0.5 accent-accent"
          />
          <span className="min-w-0 wrap-anywhere">
            {label}: <Said account={account} fields={fields} of={versions[value]} />
          </span>
        </label>
      ))}
    </fieldset>
  )
}

type SaidProps = { account: string; fields: readonly Field[]; of: Settings }

/** What a version says of these settings; with their names, where they are several. */
const Said = ({ account, fields, of }: SaidProps) =>
  fields.map((field, index) => (
    <span key={field}>
      {index === 0 ? '' : ', '}
      {fields.length === 1 ? null : <span className="text-dim">{FIELDS[field].label} </span>}
      <SettingValue account={account} field={field} of={of} />
    </span>
  ))
