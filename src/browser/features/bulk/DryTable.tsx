import { useMemo, useState } from 'react'
import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { type Column, DataTable, type Selection } from '../../ui/DataTable.tsx'
import type { DryLine } from './dry-run.ts'
import type { Numbering } from './lines.ts'
import { moreWords, VERDICTS } from './verdict-words.ts'

const NUMBERED: Record<Numbering, string> = { line: 'Line', item: 'Item' }

const columnsOf = (account: string, numbering: Numbering): Column<DryLine>[] => [
  {
    heading: 'Name',
    sortKey: 'name',
    cell: ({ name }) => <span className="font-bold wrap-anywhere">{name || '(no name)'}</span>,
  },
  { heading: NUMBERED[numbering], sortKey: 'line', cell: ({ line }) => String(line) },
  { heading: 'Host', cell: ({ host }) => <span className="wrap-anywhere">{host}</span> },
  { heading: 'Tunnel', cell: ({ tunnel }) => <span className="wrap-anywhere">{tunnel}</span> },
  {
    heading: 'Result',
    sortKey: 'result',
    wide: true,
    cell: (line) => <Result account={account} line={line} />,
  },
]

function Result({ account, line: { verdict } }: { account: string; line: DryLine }) {
  const { label, look } = VERDICTS[verdict.is]
  const more = moreWords(verdict)
  return (
    <div className="py-1">
      {'there' in verdict ? (
        <Link
          href={pathTo('service', { account, service: verdict.there.service_id })}
          className={`link ${look}`}
        >
          {label}
        </Link>
      ) : (
        <span className={look}>{label}</span>
      )}
      {more.map((each) => (
        <p key={each} className="wrap-anywhere">
          {each}
        </p>
      ))}
    </div>
  )
}

const compare = (one: string, other: string) => one.localeCompare(other, 'en', { numeric: true })
const ORDERS: Record<string, (one: DryLine, other: DryLine) => number> = {
  line: (one, other) => one.line - other.line,
  name: (one, other) => compare(one.name, other.name),
  result: (one, other) => compare(VERDICTS[one.verdict.is].label, VERDICTS[other.verdict.is].label),
}

type Props = {
  account: string
  numbering: Numbering
  lines: readonly DryLine[]
  asked: string
  selection: Pick<Selection<DryLine>, 'chosen' | 'onTurn'>
}

/** The lines of a file, each with what would become of it; those that would be created can be chosen. */
export function DryTable({ account, numbering, lines, asked, selection }: Props) {
  const [sort, setSort] = useState('line')
  const columns = useMemo(() => columnsOf(account, numbering), [account, numbering])
  const rows = useMemo(() => {
    const sorted = lines.toSorted(ORDERS[sort.replace(/^-/, '')])
    return sort.startsWith('-') ? sorted.toReversed() : sorted
  }, [lines, sort])
  return (
    <DataTable
      label="Lines of the file"
      columns={columns}
      rows={rows}
      keyOf={({ line }) => String(line)}
      sort={sort}
      onSort={setSort}
      asked={`${asked} ${sort}`}
      selection={{
        ...selection,
        nameOf: ({ name, verdict }) => (verdict.is === 'new' ? name : undefined),
      }}
    />
  )
}
