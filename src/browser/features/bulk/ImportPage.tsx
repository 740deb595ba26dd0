import { useQuery } from '@tanstack/react-query'
import { refusal, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { servicesQuery } from '../../queries/services.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { toHeading } from '../shell/arrive.ts'
import { Back } from '../shell/Back.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { RoleNeeded } from '../shell/RoleNeeded.tsx'
import { useViewer } from '../shell/viewer.ts'
import { DryRun } from './DryRun.tsx'
import { FileHelp } from './FileHelp.tsx'
import type { Kept } from './intake-draft.ts'
import { Intake } from './Intake.tsx'
import { JobPanel } from './JobPanel.tsx'
import { useIntake } from './use-intake.ts'

/** Makes many VPC Services from a file or a paste: first what would be done, line by line, then as much of it as wanted. */
export function ImportPage({ account }: { account: string }) {
  const refused = refusal(RULES.serviceCreate, useViewer())
  return (
    <>
      <Back href={pathTo('services', { account })}>VPC Services</Back>
      <PageTitle title="Import VPC Services" />
      <div className="mt-4 flex flex-col gap-6">
        <JobPanel account={account} />
        <RoleNeeded why={refused} error={null} />
        <Import account={account} />
      </div>
    </>
  )
}

/** What is said of what a reload would lose. */
const LOST: Record<Kept, string | null> = {
  kept: null,
  'no room':
    'This is too large to be kept in this browser tab: a reload of the page would lose it.',
  secret:
    'This may hold a password, so it is not kept in this browser tab: a reload of the page would lose it.',
}

function Import({ account }: { account: string }) {
  const { pasted, lines, kept, paste, check, leave, drop } = useIntake(account)
  const services = useQuery(servicesQuery(account))
  const tunnels = useQuery(tunnelsQuery(account))
  const unkept = (
    <p role="status" className="max-w-prose text-dim empty:hidden">
      {LOST[kept]}
    </p>
  )
  const begun = () => {
    toHeading()
    drop()
  }
  const back = () => {
    toHeading()
    leave()
  }
  if (lines === undefined)
    return (
      <>
        <Intake pasted={pasted} onPaste={paste} onRead={check} />
        {unkept}
        <FileHelp tunnel={tunnels.data?.[0]?.name} />
      </>
    )
  return (
    <Loaded query={services} what="the VPC Services that are there">
      {(there) => (
        <Loaded query={tunnels} what="tunnels">
          {(known) => (
            <>
              {unkept}
              <DryRun
                account={account}
                read={lines}
                services={there}
                tunnels={known}
                onBegun={begun}
                onLeave={back}
              />
            </>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}
