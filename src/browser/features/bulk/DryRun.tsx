import { useCallback, useMemo, useState } from 'react'
import type { VpcService } from '#contract/service.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { useSelection } from '../../ui/selection.ts'
import { arrive } from '../shell/arrive.ts'
import { BeginImport } from './BeginImport.tsx'
import { counted } from './counted.ts'
import { dryRun, tally, type VerdictKind } from './dry-run.ts'
import { DryTable } from './DryTable.tsx'
import { InsteadField } from './InsteadField.tsx'
import type { Read } from './lines.ts'
import { ShowLines } from './ShowLines.tsx'
import { problemList } from './verdict-words.ts'

type Props = {
  account: string
  read: Extract<Read, { is: 'read' }>
  services: readonly VpcService[]
  tunnels: readonly Tunnel[]
  /** It is under way. */
  onBegun: () => void
  onLeave: () => void
}

/** What an import would do, line by line; begins as much of it as is wanted. */
export function DryRun({ account, read, services, tunnels, onBegun, onLeave }: Props) {
  const [kind, setKind] = useState<VerdictKind | ''>('')
  const [instead, setInstead] = useState('')
  const lines = useMemo(
    () =>
      dryRun(read.lines, services, {
        format: read.format,
        numbering: read.numbering,
        tunnels,
        instead,
      }),
    [read, services, tunnels, instead],
  )
  const shown = useMemo(
    () => lines.filter(({ verdict }) => kind === '' || verdict.is === kind),
    [lines, kind],
  )
  const order = useMemo(() => shown.map(({ line }) => String(line)), [shown])
  const [{ keys }, choose] = useSelection(order)
  const onTurn = useCallback(
    (key: string, extend: boolean) => choose({ do: 'turn', key, extend }),
    [choose],
  )
  const counts = tally(lines)
  return (
    <div className="flex flex-col gap-3">
      {/* What was pressed to come here is gone: the keyboard goes on from here. */}
      <h2 ref={arrive} tabIndex={-1} className="font-bold">
        {`${counts.new} of ${counted(lines.length)} would be created`}
      </h2>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <BeginImport
          account={account}
          lines={lines}
          chosen={keys}
          there={services.length}
          onBegun={onBegun}
        />
        <Button onClick={onLeave}>Choose another file</Button>
        {keys.size === 0 ? null : (
          <Button look="quiet" onClick={() => choose({ do: 'clear' })}>
            Clear selection
          </Button>
        )}
        {counts.wrong === 0 ? null : (
          <span className="inline-flex items-center gap-1">
            <CopyButton what="problems" text={() => problemList(lines, read.numbering)} /> Copy
            problems
          </span>
        )}
      </div>
      <InsteadField lines={lines} tunnels={tunnels} value={instead} onChange={setInstead} />
      <ShowLines counts={counts} total={lines.length} value={kind} onChange={setKind} />
      <DryTable
        account={account}
        numbering={read.numbering}
        lines={shown}
        asked={`${kind} ${instead}`}
        selection={{ chosen: keys, onTurn }}
      />
    </div>
  )
}
