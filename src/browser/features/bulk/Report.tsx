import { CopyButton } from '../../ui/CopyButton.tsx'
import { Button } from '../../ui/Button.tsx'
import { toCsv } from './csv.ts'
import { download } from './download.ts'
import type { Job } from './job.ts'
import { reportOf } from './job-words.ts'

const COLUMNS = ['name', 'result', 'service_id', 'why'] as const

const asCsv = (job: Job): string => toCsv(COLUMNS, reportOf(job))
const asJson = (job: Job): string => `${JSON.stringify(reportOf(job), null, 2)}\n`

/** Takes along what came of each change. */
export const Report = ({ job }: { job: Job }) => (
  <>
    <CopyButton what="report" text={() => asCsv(job)} />
    <Button onClick={() => download('vpc-services-report.csv', 'text/csv', asCsv(job))}>
      Report as CSV
    </Button>
    <Button onClick={() => download('vpc-services-report.json', 'application/json', asJson(job))}>
      Report as JSON
    </Button>
  </>
)

/** How many are listed on the page; all of them stand in the report. */
const MOST_LISTED = 100

/** What was skipped, and what failed, each with why. */
export function Troubles({ job }: { job: Job }) {
  const troubles = reportOf(job).filter(({ why }) => why !== '')
  if (troubles.length === 0) return null
  const more = troubles.length - MOST_LISTED
  return (
    <ul aria-label="Skipped and failed" className="max-h-60 list-disc overflow-y-auto pl-5">
      {troubles.slice(0, MOST_LISTED).map(({ name, result, why }) => (
        <li key={name} className="wrap-anywhere">
          <strong>{name}</strong> {result}: {why}
        </li>
      ))}
      {more > 0 ? <li>{more} more stand in the report.</li> : null}
    </ul>
  )
}
