import type { Tunnel } from '#contract/tunnel.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import type { DryLine } from './dry-run.ts'

type Props = {
  lines: readonly DryLine[]
  tunnels: readonly Tunnel[]
  /** The id of a tunnel, or nothing. */
  value: string
  onChange: (tunnel: string) => void
}

const lacksTunnel = ({ verdict }: DryLine): boolean =>
  verdict.is === 'wrong' && verdict.problems.some(({ place }) => place === 'tunnel')

/** A tunnel for the lines that name none of this account, as in a file that comes from another. */
export function InsteadField({ lines, tunnels, value, onChange }: Props) {
  const count = lines.filter(lacksTunnel).length
  if (value === '' && (count === 0 || tunnels.length === 0)) return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span>
        {value === ''
          ? `${count} ${count === 1 ? 'line names' : 'lines name'} no tunnel of this account. Use for ${count === 1 ? 'it' : 'them'}:`
          : 'Where a line names no tunnel of this account, use:'}
      </span>
      <SelectField
        label="Tunnel to use instead"
        any="No other tunnel"
        value={value}
        options={tunnels.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={onChange}
      />
    </div>
  )
}
