import { LOG_EVENTS } from '#contract/live.ts'
import type { Connector } from '#contract/tunnel.ts'
import { SelectField } from '../../ui/SelectField.tsx'
import type { Hosts } from './feed.ts'
import { connectorOptions } from './hosts.ts'
import { EVENTS, hasEvent, LEVELS, type LogSearch, SAMPLES, toggleEvent } from './log-search.ts'

type Props = {
  connectors: readonly Connector[]
  hosts: Hosts
  search: LogSearch
  onChange: (next: LogSearch) => void
}

/** What is asked of the connectors: how serious, of whom, how much, and which kinds of events. */
export function LogFilters({ connectors, hosts, search, onChange }: Props) {
  const { level = '', connector = '', sampling = '' } = search
  return (
    <div className="grid grid-cols-2 items-center gap-x-3 gap-y-2 md:flex md:flex-wrap">
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
        options={connectorOptions(connectors, hosts, search.connector)}
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
      {level === 'debug' ? <DebugWarning /> : null}
    </div>
  )
}

const DebugWarning = () => (
  <p className="col-span-full w-full max-w-prose text-small text-dim">
    At this level each request is logged, with its headers; credentials in them are masked. A busy
    connector may leave lines out.
  </p>
)

const Events = ({ search, onChange }: Omit<Props, 'connectors' | 'hosts'>) => (
  <fieldset className="col-span-full flex flex-wrap items-center gap-x-3 gap-y-1">
    <legend className="float-left pr-1 text-dim">
      Only <span className="sr-only md:not-sr-only">events of</span>
    </legend>
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
