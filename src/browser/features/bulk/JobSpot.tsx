import { LaterPage } from '../shell/LaterPage.tsx'
import { useViewer } from '../shell/viewer.ts'
import { jobPanel } from './parts.ts'
import { useHasJob } from './presence.ts'

/** Where a list shows how far a job is; a job that a reload has stopped goes on when this is there. */
export function JobSpot({ account }: { account: string }) {
  const hasJob = useHasJob(useViewer().id, account)
  return hasJob ? <LaterPage page={jobPanel} params={{ account }} /> : null
}
