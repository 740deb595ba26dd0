import { fillPath, type ParamsOf, queryText } from '#contract/path.ts'

/** Every URL of the app, in one place. They mirror those of Cloudflare's dashboard. */
export const ROUTES = {
  home: '/',
  signIn: '/sign-in',
  services: '/:account/workers/vpc',
  access: '/:account/workers/vpc/access',
  serviceNew: '/:account/workers/vpc/services/new',
  serviceImport: '/:account/workers/vpc/services/import',
  service: '/:account/workers/vpc/services/:service',
  serviceEdit: '/:account/workers/vpc/services/:service/edit',
  tunnels: '/:account/workers/vpc/tunnels',
  tunnelNew: '/:account/workers/vpc/tunnels/new',
  tunnel: '/:account/workers/vpc/tunnels/:tunnel',
  tunnelInstall: '/:account/workers/vpc/tunnels/:tunnel/install',
  tunnelRotate: '/:account/workers/vpc/tunnels/:tunnel/rotate',
  tunnelDelete: '/:account/workers/vpc/tunnels/:tunnel/delete',
  tunnelLogs: '/:account/workers/vpc/tunnels/:tunnel/logs',
} as const

type Routes = typeof ROUTES
export type RouteName = keyof Routes

/** The address of a page: its named parts filled in, and what stands behind its `?`. */
export const pathTo = <Name extends RouteName>(
  name: Name,
  params: ParamsOf<Routes[Name]> & object,
  search: Record<string, string | undefined> = {},
): string => fillPath(ROUTES[name], params) + queryText(search)
