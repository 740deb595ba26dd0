import { LOG_EVENTS } from '#contract/live.ts'
import type { Connector } from '#contract/tunnel.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import { EVENTS, hasEvent, LEVELS, type LogSearch, SAMPLES, toggleEvent } from './log-search.ts'

type Props = {
  connectors: readonly Connector[]
  search: LogSearch
  onChange: (next: LogSearch) => void
}

/** What is asked of the connectors: how serious, of whom, how much, and which kinds of events. */
export function LogFilters({ connectors, search, onChange }: Props) {
  const { level = '', connector = '', sampling = '' } = search
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <SelectField
        label="Level"
        any="Info and above"
        value={level === 'info' ? '' : level}
        options={LEVELS}
        onChange={(next) => onChange({ level: next || undefined })}
      />
      <SelectField
        label="Connector"
        any="All connectors"
        value={connector}
        options={connectors.map(optionOf)}
        onChange={(next) => onChange({ connector: next || undefined })}
      />
      <SelectField
        label="Sampling"
        any="All lines"
        value={sampling}
        options={SAMPLES}
        onChange={(next) => onChange({ sampling: next || undefined })}
      />
      <Events search={search} onChange={onChange} />
    </div>
  )
}

const optionOf = ({ id, conns }: Connector) => ({
  value: id,
  label: `${id.slice(0, 8)}… from ${conns[0]?.origin_ip ?? 'an unknown address'}`,
})

const Events = ({ search, onChange }: Omit<Props, 'connectors'>) => (
  <fieldset className="flex flex-wrap items-center gap-x-3 gap-y-1">
    <legend className="float-left pr-1 text-dim">Only events of</legend>
    {LOG_EVENTS.map((event) => (
      <label key={event} className="inline-flex items-center gap-1.5">
        <input
          type="checkbox"
          className="accent-accent"
          checked={hasEvent(search, event)}
          onChange={() => onChange({ events: toggleEvent(search, event) })}
        />
        {EVENTS[event]}
      </label>
    ))}
  </fieldset>
)
