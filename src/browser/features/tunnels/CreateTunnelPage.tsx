import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { useViewer } from '../shell/viewer.ts'
import { createTunnel } from '../../queries/tunnel-changes.ts'
import { useSearchState } from '../../search.ts'
import { Back } from '../shell/Back.tsx'
import { FlowSearch, type Purpose, purposeOf, wayBack } from '../shell/flow.ts'
import { PageTitle } from '../shell/PageTitle.tsx'
import { TunnelNameForm } from './TunnelNameForm.tsx'
import { useDeletionTitle } from './use-deletion-title.ts'
import { useNameDraft } from './use-name-draft.ts'

/** The first step of a tunnel's life: its name. */
export function CreateTunnelPage({ account }: { account: string }) {
  const [search] = useSearchState(FlowSearch)
  const viewer = useViewer()
  const [, navigate] = useLocation()
  const draft = useNameDraft(account)
  const purpose = purposeOf(search)
  const back = wayBack(account, purpose)
  return (
    <div className="flex max-w-160 flex-col gap-6">
      <div>
        <Back href={back}>
          <Origin account={account} purpose={purpose} />
        </Back>
        <PageTitle title="Create a tunnel" />
      </div>
      <p className="text-dim">
        A tunnel joins your private network to Cloudflare. After this step you install its
        connector, cloudflared, on a host inside that network.
      </p>
      {draft.start === '' ? null : <p className="text-dim">What you typed before was kept.</p>}
      <TunnelNameForm
        start={draft.start}
        onType={draft.keep}
        listOf={(q) => pathTo('tunnels', { account }, { q })}
        hint="A name that says where it leads. It can be changed later."
        verb="Save tunnel"
        doing="Creating…"
        refused={refusal(RULES.tunnelCreate, viewer)}
        save={(name) => createTunnel(account, name)}
        onSaved={({ id }) => navigate(pathTo('tunnelInstall', { account, tunnel: id }, search))}
        onCancel={() => navigate(back)}
      />
    </div>
  )
}

/** What the page is called that somebody came from. */
function Origin({ account, purpose }: { account: string; purpose: Purpose }) {
  const deletion = useDeletionTitle(account, purpose)
  return { none: 'Tunnels', service: 'Create a VPC Service', retire: deletion }[purpose.is]
}
