import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import type { Connector, Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { disconnect, type Rotated } from '../../queries/token-rotation.ts'
import { connectorsQuery, tunnelQuery } from '../../queries/tunnels.ts'
import { Button } from '../../ui/Button.tsx'
import { Message } from '../../ui/Message.tsx'
import { notice } from '../../ui/notice.ts'
import { Back } from '../shell/Back.tsx'
import { Failed } from '../shell/Failed.tsx'
import { HowFresh } from '../shell/HowFresh.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { RoleNeeded } from '../shell/RoleNeeded.tsx'
import { useViewer } from '../shell/viewer.ts'
import { countOf, stageOf } from './rotation.ts'
import { RotationChoices } from './RotationChoices.tsx'
import { RotationProgress } from './RotationProgress.tsx'
import { TunnelStatusNow } from './TunnelStatusNow.tsx'
import { useTokenMarks } from './use-token-marks.ts'

const NONE: Connector[] = []

/** Gives a tunnel a new token, and sees its replicas over to it. It can be left and found again at any step. */
export function RotateTokenPage({ account, tunnel: id }: { account: string; tunnel: string }) {
  const tunnel = useQuery(tunnelQuery(account, id))
  const connectors = useQuery({ ...connectorsQuery(account, id), enabled: tunnel.isSuccess })
  return (
    <Loaded query={tunnel} what="this tunnel" title="Rotate the token">
      {(data) => (
        <div className="flex max-w-220 flex-col gap-8">
          <div>
            <Back href={pathTo('tunnel', { account, tunnel: id })}>{data.name}</Back>
            <PageTitle title={`Rotate the token of ${data.name}`}>
              <TunnelStatusNow account={account} tunnel={data} stale={tunnel.isRefetchError} />
              <HowFresh query={tunnel} also={[connectors]} />
            </PageTitle>
          </div>
          {data.deleted_at == null ? (
            <Rotation account={account} tunnel={data} query={connectors} />
          ) : (
            <Message title="This tunnel was deleted">Its token no longer works.</Message>
          )}
        </div>
      )}
    </Loaded>
  )
}

const WORDS: Record<Exclude<Rotated['is'], 'half'>, string> = {
  rotated: 'The token was rotated.',
  disconnected: 'The token was rotated, and all connectors were disconnected.',
}

type Props = {
  account: string
  tunnel: Tunnel
  query: { data: Connector[] | undefined; error: Error | null; refetch: () => Promise<unknown> }
}

function Rotation({ account, tunnel, query: { data, error, refetch } }: Props) {
  const viewer = useViewer()
  const connectors = data ?? NONE
  const known = useTokenMarks(account, tunnel.id, connectors)
  const [half, setHalf] = useState<Error>()
  const count = countOf(connectors, known.marks)
  const stage = stageOf(count, known.last !== undefined)
  const hear = (rotated: Rotated) => {
    setHalf(rotated.is === 'half' ? rotated.error : undefined)
    if (rotated.is !== 'half') notice(WORDS[rotated.is])
  }
  return (
    <>
      <p className="max-w-prose text-dim">
        Whoever has the token of a tunnel can run a connector of it. A new token takes the place of
        the old one; it stands in the install commands, and not here.
      </p>
      <RoleNeeded why={refusal(RULES.tokenRotate, viewer)} error={null} />
      {half === undefined ? null : (
        <HalfDone
          account={account}
          tunnel={tunnel}
          error={half}
          onDone={() => hear({ is: 'disconnected' })}
        />
      )}
      {error === null || data !== undefined ? null : (
        <Failed error={error} what="the connectors" onRetry={() => void refetch()} />
      )}
      {stage === 'untouched' || data === undefined ? null : (
        <RotationProgress
          account={account}
          tunnel={tunnel}
          connectors={connectors}
          stage={stage}
          count={count}
          {...known}
        />
      )}
      <RotationChoices
        account={account}
        tunnel={tunnel}
        connected={data?.length}
        onRotated={hear}
      />
    </>
  )
}

type HalfProps = { account: string; tunnel: Tunnel; error: Error; onDone: () => void }

/** The new token is there, and so are those who came with the old one. */
function HalfDone({ account, tunnel, error, onDone }: HalfProps) {
  const again = useMutation({
    mutationFn: () => disconnect({ account, tunnel: tunnel.id }),
    onSuccess: onDone,
  })
  return (
    <div role="alert" className="flex flex-col gap-2 rounded-sm border border-bad px-3 py-2">
      <p className="text-bad">
        The token was rotated, but the connectors were not disconnected:{' '}
        {(again.error ?? error).message}
      </p>
      <p>Whoever came with the old token is still connected.</p>
      <div>
        <Button
          look="danger"
          busy={again.isPending}
          busyLabel="Disconnecting…"
          onClick={() => again.mutate()}
        >
          Disconnect all now
        </Button>
      </div>
    </div>
  )
}
