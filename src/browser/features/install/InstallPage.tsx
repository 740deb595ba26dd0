import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { tunnelQuery } from '../../queries/tunnels.ts'
import { useSearchState } from '../../search.ts'
import { Id } from '../../ui/Id.tsx'
import { Message } from '../../ui/Message.tsx'
import { Back } from '../shell/Back.tsx'
import { type Flow, FlowSearch } from '../shell/flow.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { RoleHint } from '../shell/RoleHint.tsx'
import { useViewer } from '../shell/viewer.ts'
import { AfterConnect } from '../tunnels/AfterConnect.tsx'
import { LocallyManaged } from '../tunnels/LocallyManaged.tsx'
import { NoQuic } from '../tunnels/NoQuic.tsx'
import { TunnelStatusNow } from '../tunnels/TunnelStatusNow.tsx'
import { DeletedMeanwhile } from './DeletedMeanwhile.tsx'
import { InstallCommands } from './InstallCommands.tsx'
import { NextStep } from './NextStep.tsx'
import { ReplicaAdvice } from './ReplicaAdvice.tsx'
import { Requirements } from './Requirements.tsx'
import { WaitForConnector } from './WaitForConnector.tsx'
import { WatchLine } from './WatchLine.tsx'
import { tabTitle } from './watch/stage-words.ts'
import { useInstallWatch } from './watch/use-install-watch.ts'

type Props = { account: string; tunnel: string }

/** The second step of a tunnel's life, and each replica's first: a connector is installed, and the page sees it arrive. */
export function InstallPage({ account, tunnel: id }: Props) {
  const tunnel = useQuery(tunnelQuery(account, id, true))
  const [search] = useSearchState(FlowSearch)
  return (
    <Loaded query={tunnel} what="this tunnel" title="Install a connector">
      {(data) =>
        data.deleted_at == null ? (
          // Who goes on to add a replica begins anew: the one that has come is not it.
          <Install
            key={search.for}
            account={account}
            tunnel={data}
            search={search}
            stale={tunnel.isRefetchError}
          />
        ) : (
          <Page account={account} tunnel={data} title={`Install a connector for ${data.name}`}>
            <DeletedMeanwhile account={account} />
          </Page>
        )
      }
    </Loaded>
  )
}

type PageProps = {
  account: string
  tunnel: Tunnel
  title: string
  tab?: string
  beside?: ReactNode
  children: ReactNode
}

const Page = ({ account, tunnel: { id, name }, title, tab, beside, children }: PageProps) => (
  <div className="flex flex-col gap-6">
    <div>
      <Back href={pathTo('tunnel', { account, tunnel: id })}>{name}</Back>
      <PageTitle title={title} tab={tab}>
        {beside}
      </PageTitle>
    </div>
    {children}
  </div>
)

type InstallProps = {
  account: string
  tunnel: Tunnel
  search: Flow
  stale: boolean
}

function Install({ account, tunnel, search, stale }: InstallProps) {
  const { id, name } = tunnel
  const isReplica = search.for === 'replica'
  const watch = useInstallWatch(account, tunnel, isReplica)
  const what = isReplica ? 'replica' : 'connector'
  const isConnected = watch.progress.connector !== undefined
  return (
    <Page
      account={account}
      tunnel={tunnel}
      title={isReplica ? `Add a replica of ${name}` : `Install a connector for ${name}`}
      tab={tabTitle(watch.outcome, watch.heard, name)}
      beside={<TunnelStatusNow account={account} tunnel={tunnel} stale={stale} />}
    >
      {/* Where there is room, what is watched stays in view beside what is copied. */}
      <div className="grid gap-x-12 gap-y-6 xl:grid-cols-[minmax(0,40rem)_minmax(0,1fr)]">
        <div className="flex max-w-160 min-w-0 flex-col gap-6">
          <p className="flex flex-wrap items-center gap-2">
            Tunnel ID <Id id={id} what="Tunnel ID" />
          </p>
          <WatchLine watch={watch} what={what} />
          {isReplica ? <ReplicaAdvice connected={watch.earlier.length} /> : null}
          <Requirements />
          <NoQuic />
          <LocallyManaged tunnel={tunnel} />
          <Commands account={account} tunnel={id} isReplica={isReplica} />
        </div>
        <div className="flex max-w-160 min-w-0 flex-col gap-6 self-start xl:sticky xl:top-6">
          <WaitForConnector account={account} tunnel={id} watch={watch} what={what} />
          <NextStep
            account={account}
            tunnel={id}
            search={search}
            connected={isConnected || watch.earlier.length > 0}
          />
        </div>
      </div>
      {isConnected ? <AfterConnect /> : null}
    </Page>
  )
}

/** The commands hold the token, which not everybody may see; who may not can watch all the same. */
function Commands({ account, tunnel, isReplica }: Props & { isReplica: boolean }) {
  const why = refusal(RULES.tunnelToken, useViewer())
  if (why === undefined)
    return (
      <>
        <p className="text-dim">
          Choose where the connector runs, and run the commands on that host.
          {isReplica ? ' They are the same for each replica.' : ''}
        </p>
        <InstallCommands account={account} tunnel={tunnel} />
      </>
    )
  return (
    <Message title="You may not see the install commands">
      <p>{why}</p>
      <RoleHint />
    </Message>
  )
}
