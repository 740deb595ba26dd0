/** What there is to do here, in words, and which roles allow it. Pure. */
import { permissionsOf, type Role, roleFor, rolesWith } from '#contract/roles.ts'
import {
  type Holder,
  type Rule,
  type RuleName,
  RULES,
  type Verdict,
  verdict,
} from '#contract/rules.ts'
import type { DirectoryKind } from '#contract/session.ts'
import { logRuleOf } from '../shell/log-rule.ts'

/** What actions are about, in the order of the page. */
export const AREA_NAMES = ['services', 'tunnels', 'certificates'] as const
type Area = (typeof AREA_NAMES)[number]

export const AREAS: Record<Area, string> = {
  services: 'VPC Services',
  tunnels: 'Tunnels',
  certificates: 'Certificates',
}

/** Each rule as what a person does, to begin a line with. A new rule is not forgotten here: the compiler asks for it. */
const ACTIONS: Record<RuleName, { area: Area; label: string }> = {
  serviceRead: { area: 'services', label: 'See VPC Services, and export them' },
  serviceBind: { area: 'services', label: 'Deploy a Worker that is bound to a VPC Service' },
  serviceCreate: { area: 'services', label: 'Create, duplicate and import VPC Services' },
  serviceUpdate: { area: 'services', label: 'Edit VPC Services, and move them to another tunnel' },
  serviceDelete: { area: 'services', label: 'Delete VPC Services' },
  tunnelRead: { area: 'tunnels', label: 'See tunnels, their connectors and what happened' },
  logRead: { area: 'tunnels', label: 'Read live logs of connectors' },
  tunnelCreate: { area: 'tunnels', label: 'Create tunnels' },
  tunnelToken: { area: 'tunnels', label: 'See install commands, which hold the tunnel token' },
  tunnelBind: { area: 'tunnels', label: 'Deploy a Worker that is bound to a whole tunnel' },
  tunnelUpdate: { area: 'tunnels', label: 'Rename tunnels' },
  tokenRotate: { area: 'tunnels', label: 'Rotate the token of tunnels' },
  connectorDrop: { area: 'tunnels', label: 'Disconnect connectors' },
  configurationPut: { area: 'tunnels', label: 'Change the configuration of tunnels' },
  tunnelDelete: { area: 'tunnels', label: 'Delete tunnels' },
  certificateRead: { area: 'certificates', label: 'See certificates' },
  certificateUpload: { area: 'certificates', label: 'Upload certificates' },
  certificateDelete: { area: 'certificates', label: 'Delete certificates' },
}

/** A line of the page. */
export type Action = {
  name: RuleName
  area: Area
  label: string
  rule: Rule
  /** Whether the person may. */
  may: Verdict
  /** All roles that allow it, the least first. */
  roles: Role[]
}

export const isRuleName = (word: string): word is RuleName => Object.hasOwn(RULES, word)

const NAMES = Object.keys(ACTIONS).filter(isRuleName)

function actionFor(name: RuleName, holder: Holder, directory: DirectoryKind): Action {
  const rule = name === 'logRead' ? logRuleOf(directory) : RULES[name]
  const may = verdict(rule, holder)
  return { name, ...ACTIONS[name], rule, may, roles: rolesWith(rule.needs) }
}

/** Every action, for somebody who looks at a directory. */
export const actionsFor = (holder: Holder, directory: DirectoryKind): Action[] =>
  NAMES.map((name) => actionFor(name, holder, directory))

/** The fewest roles to ask for that allow all of some actions: what the others bring already is not asked for. */
export function rolesWanted(actions: readonly Action[]): Role[] {
  const needs = new Set(actions.map(({ rule }) => rule.needs))
  let roles = [...new Set([...needs].map(roleFor))]
  for (const role of roles) {
    const others = roles.filter((one) => one !== role)
    const brought = permissionsOf(others)
    if ([...needs].every((one) => brought.has(one))) roles = others
  }
  return roles
}
