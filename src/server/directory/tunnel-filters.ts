/** The filters of the tunnel list, one for each name a client may send. */
import type { TunnelQuery } from '#contract/query.ts'
import type { TunnelAnswer } from './tunnel-answer.ts'

type FilterName = Exclude<keyof TunnelQuery, 'page' | 'per_page'>
type Asked = { [Name in FilterName]: NonNullable<TunnelQuery[Name]> }
type Filters = { [Name in FilterName]: (tunnel: TunnelAnswer, asked: Asked[Name]) => boolean }

const at = (moment: string | null | undefined): number => Date.parse(moment ?? '')

/** Only the latest time it was up is remembered; before that it counts as inactive. */
const wasActive = ({ conns_active_at, conns_inactive_at }: TunnelAnswer, moment: number): boolean =>
  at(conns_active_at) <= moment && !(at(conns_inactive_at) <= moment)

const existed = ({ created_at, deleted_at }: TunnelAnswer, moment: number): boolean =>
  at(created_at) <= moment && !(at(deleted_at) <= moment)

const FILTERS: Filters = {
  name: ({ name }, asked) => name === asked,
  is_deleted: ({ deleted_at }, asked) => (deleted_at !== null) === asked,
  existed_at: (tunnel, asked) => existed(tunnel, at(asked)),
  was_active_at: (tunnel, asked) => wasActive(tunnel, at(asked)),
  was_inactive_at: (tunnel, asked) => existed(tunnel, at(asked)) && !wasActive(tunnel, at(asked)),
  uuid: ({ id }, asked) => id === asked,
  include_prefix: ({ name }, asked) => name.startsWith(asked),
  exclude_prefix: ({ name }, asked) => !name.startsWith(asked),
  name_prefix: ({ name }, asked) => name.startsWith(asked),
  status: ({ status }, asked) => status === asked,
}

const passes = <Name extends FilterName>(
  name: Name,
  tunnel: TunnelAnswer,
  asked: Asked[Name] | undefined,
): boolean => asked === undefined || FILTERS[name](tunnel, asked)

const NAMES = Object.keys(FILTERS).filter((name): name is FilterName => name in FILTERS)

/** The tunnels that pass every filter that was asked for. */
export const filterTunnels = (tunnels: TunnelAnswer[], query: TunnelQuery): TunnelAnswer[] =>
  tunnels.filter((tunnel) => NAMES.every((name) => passes(name, tunnel, query[name])))
