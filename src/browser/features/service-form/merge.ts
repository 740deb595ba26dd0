/** Makes one service of two that were changed from the same one, by groups of settings that belong together. Pure. */
import type { ServiceConfig } from '#contract/service-config.ts'
import { onTunnel } from '#contract/service-request.ts'
import { tunnelOf } from '#contract/service.ts'
import {
  differing,
  type Field,
  FIELDS,
  type Group,
  GROUPS,
  type Settings,
} from './service-fields.ts'

/** A service when the form was opened, as somebody else saved it since, and as the form has it. */
export type Versions<Their extends Settings = Settings> = {
  was: Settings
  theirs: Their
  yours: Their
}

export type Side = 'theirs' | 'yours'
export type Choice = Partial<Record<Group, Side>>

/** A group of settings that the two versions say otherwise. */
export type Clash = {
  group: Group
  /** Of the group, the settings that any of the three versions says otherwise. */
  fields: Field[]
  /** Who changed it. What only one of them changed is theirs to say, unless somebody chooses otherwise. */
  by: 'them' | 'you' | 'both'
}

const PRESET = { them: 'theirs', you: 'yours', both: undefined } as const

const isGroup = (name: string): name is Group => name in GROUPS
const groupsOf = (fields: readonly Field[]): Set<Group> =>
  new Set(fields.map((field) => FIELDS[field].group))

/** Where the versions part, in the order of the form. What both changed alike is no matter of choice. */
export function clashes({ was, theirs, yours }: Versions): Clash[] {
  const [byThem, byYou] = [differing(was, theirs), differing(was, yours)]
  const [them, you] = [groupsOf(byThem), groupsOf(byYou)]
  const apart = groupsOf(differing(theirs, yours))
  return Object.keys(GROUPS)
    .filter(isGroup)
    .filter((group) => apart.has(group))
    .map((group) => ({
      group,
      fields: [...new Set([...byThem, ...byYou])].filter((field) => FIELDS[field].group === group),
      by: them.has(group) && you.has(group) ? 'both' : them.has(group) ? 'them' : 'you',
    }))
}

/** The side that a group is taken from: the one chosen, else the one that alone changed it; nothing where it is open. */
export const sideOf = ({ group, by }: Clash, chosen: Choice): Side | undefined =>
  chosen[group] ?? PRESET[by]

/** The service of which each group is taken from the side that `take` says; theirs where nothing is said. */
export function merged(
  { theirs, yours }: Pick<Versions<ServiceConfig>, Side>,
  take: Choice,
): ServiceConfig {
  const from = (group: Group): ServiceConfig => (take[group] === 'yours' ? yours : theirs)
  const { tls_settings } = from('tls')
  const { tls_settings: _, ...ports } = from('ports')
  return {
    ...ports,
    name: from('name').name,
    host: onTunnel(from('host'), tunnelOf(from('tunnel').host)).host,
    ...(tls_settings != null && { tls_settings }),
  }
}
