import { refusal, RULES } from '#contract/rules.ts'
import type { Rule } from '#contract/rules.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { Button } from '../../ui/Button.tsx'
import { ButtonLink } from '../shell/ButtonLink.tsx'
import { logRuleOf } from '../shell/log-rule.ts'
import { useViewer } from '../shell/viewer.ts'
import { RenameTunnel } from './RenameTunnel.tsx'
import { wasConnected } from './status.ts'

/** What can be done with a living tunnel, what is done most often first. */
export function TunnelActions({ account, tunnel }: { account: string; tunnel: Tunnel }) {
  const viewer = useViewer()
  const place = { account, tunnel: tunnel.id }
  return (
    <div className="mt-3 grid grid-cols-[repeat(auto-fill,minmax(9.5rem,1fr))] gap-2 md:flex md:flex-wrap">
      {wasConnected(tunnel) ? (
        <Way
          rule={RULES.tunnelToken}
          href={pathTo('tunnelInstall', place, { for: 'replica' })}
          label="Add a replica"
        />
      ) : (
        <Way
          rule={RULES.tunnelToken}
          href={pathTo('tunnelInstall', place)}
          label="Install a connector"
        />
      )}
      <Way
        rule={logRuleOf(viewer.directory)}
        href={pathTo('tunnelLogs', place)}
        label="Live logs"
      />
      <Way rule={RULES.tokenRotate} href={pathTo('tunnelRotate', place)} label="Rotate token" />
      <RenameTunnel
        account={account}
        tunnel={tunnel}
        refused={refusal(RULES.tunnelUpdate, viewer)}
      />
      <Way rule={RULES.tunnelDelete} href={pathTo('tunnelDelete', place)} label="Delete" />
    </div>
  )
}

type WayProps = { rule: Rule; href: string; label: string }

/** The way to a page; for who may not go there, a button that says why. */
function Way({ rule, href, label }: WayProps) {
  const why = refusal(rule, useViewer())
  if (why !== undefined) return <Button disabledReason={why}>{label}</Button>
  return <ButtonLink href={href}>{label}</ButtonLink>
}
