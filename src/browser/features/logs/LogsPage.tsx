import { useQuery } from '@tanstack/react-query'
import { useReducer, useState } from 'react'
import { queryText } from '#contract/path.ts'
import { refusal, type Rule } from '#contract/rules.ts'
import type { Connector } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { connectorsQuery, tunnelQuery } from '../../queries/tunnels.ts'
import { useSearchState } from '../../search.ts'
import { Message } from '../../ui/Message.tsx'
import { Back } from '../shell/Back.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { logRuleOf } from '../shell/log-rule.ts'
import { PageTitle } from '../shell/PageTitle.tsx'
import { RoleHint } from '../shell/RoleHint.tsx'
import { useViewer } from '../shell/viewer.ts'
import { hostsAfter } from './hosts.ts'
import type { Hosts } from './feed.ts'
import { LiveLogs } from './LiveLogs.tsx'
import { LogFilters } from './LogFilters.tsx'
import { LogSearch } from './log-search.ts'

type Props = { account: string; tunnel: string }

/** What the connectors of a tunnel log at this moment. */
export function LogsPage({ account, tunnel: id }: Props) {
  const tunnel = useQuery(tunnelQuery(account, id))
  return (
    <Loaded query={tunnel} what="this tunnel" title="Live logs">
      {({ name, deleted_at }) => (
        <div className="flex flex-col gap-4">
          <div>
            <Back href={pathTo('tunnel', { account, tunnel: id })}>{name}</Back>
            <PageTitle title={`Live logs of ${name}`} />
          </div>
          {deleted_at == null ? (
            <Allowed key={id} account={account} tunnel={id} name={name} />
          ) : (
            <Message title="This tunnel was deleted">Nothing runs it any more.</Message>
          )}
        </div>
      )}
    </Loaded>
  )
}

/** Whether a connector has been there since the page was opened: what was read of one that left stays. */
function useSomeoneCame(connectors: readonly Connector[] | undefined): boolean {
  const [came, setCame] = useState(false)
  if (!came && connectors !== undefined && connectors.length > 0) setCame(true)
  return came
}

const NO_HOSTS: Hosts = new Map()

/** The logs, or which role it takes to read them. */
function Allowed(props: Props & { name: string }) {
  const viewer = useViewer()
  const rule = logRuleOf(viewer.directory)
  const why = refusal(rule, viewer)
  if (why === undefined) return <Logs {...props} rule={rule} />
  return (
    <Message title="You may not see the live logs">
      <p>{why}</p>
      <RoleHint />
    </Message>
  )
}

function Logs({ account, tunnel, name, rule }: Props & { name: string; rule: Rule }) {
  const [search, change] = useSearchState(LogSearch)
  const query = useQuery(connectorsQuery(account, tunnel))
  const came = useSomeoneCame(query.data)
  const [hosts, learn] = useReducer(hostsAfter, NO_HOSTS)
  return (
    <Loaded query={query} what="the connectors">
      {(connectors) =>
        came ? (
          <>
            <LogFilters connectors={connectors} hosts={hosts} search={search} onChange={change} />
            <LiveLogs
              key={queryText(search)}
              account={account}
              tunnel={tunnel}
              name={name}
              search={search}
              rule={rule}
              connectors={connectors}
              onHosts={learn}
              onAll={() => change({ connector: undefined })}
            />
          </>
        ) : (
          <Message title="No connector is connected">
            There is nobody whose logs could be shown. They begin here when one connects.
          </Message>
        )
      }
    </Loaded>
  )
}
