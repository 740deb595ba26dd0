import { Link } from 'wouter'
import { refusal, type Rule, type RuleName, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { RoleHint } from '../shell/RoleHint.tsx'
import { useViewer } from '../shell/viewer.ts'

type Part = { rule: Rule; wants: readonly RuleName[] }

const SERVICES: Part = {
  rule: { needs: RULES.serviceUpdate.needs, to: 'move or delete VPC Services' },
  wants: ['serviceUpdate', 'serviceDelete'],
}
const TUNNELS: Part = {
  rule: { needs: RULES.tunnelDelete.needs, to: 'disconnect connectors and delete a tunnel' },
  wants: ['connectorDrop', 'tunnelDelete'],
}

type Props = {
  account: string
  /** Whether there may be services to move. */
  withServices: boolean
}

/** What of the plan takes a role that the person lacks: they may look, and ask for it. */
export function MayNot({ account, withServices }: Props) {
  const viewer = useViewer()
  const parts = [...(withServices ? [SERVICES] : []), TUNNELS]
  const refused = parts.flatMap(({ rule, wants }) => {
    const why = refusal(rule, viewer)
    return why === undefined ? [] : [{ why, wants }]
  })
  if (refused.length === 0) return null
  const want = refused.flatMap(({ wants }) => wants).join(',')
  return (
    <div className="flex flex-col gap-1 rounded-sm border border-line bg-raised px-3 py-2">
      {refused.map(({ why }) => (
        <p key={why}>{why}</p>
      ))}
      <RoleHint />
      <p>
        <Link href={pathTo('access', { account }, { want })} className="link">
          A request to copy, for an administrator
        </Link>
      </p>
    </div>
  )
}
