import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import { AccountHome } from './features/session/AccountHome.tsx'
import { SignInSearch, tokenFromLink } from './features/session/sign-in-link.ts'
import { ServiceSearch } from './features/services/service-list.ts'
import { ServicesPage } from './features/services/ServicesPage.tsx'
import { arrive } from './features/shell/arrive.ts'
import { Crash } from './features/shell/Crash.tsx'
import { NotFound } from './features/shell/NotFound.tsx'
import { Shell } from './features/shell/Shell.tsx'
import { TunnelSearch } from './features/tunnels/tunnel-list.ts'
import { TunnelsPage } from './features/tunnels/TunnelsPage.tsx'
import { FlowSearch } from './flow.ts'
import { paths } from './paths.ts'
import { signIn } from './queries/sign-in.ts'

/** Pages that are not the first one seen: loaded when the browser is idle, or when a person comes near a link to them. */
const LATER = {
  SignIn: lazyRouteComponent(() => import('./features/session/SignInPage.tsx'), 'SignInPage'),
  TunnelNew: lazyRouteComponent(
    () => import('./features/tunnels/CreateTunnelPage.tsx'),
    'CreateTunnelPage',
  ),
  TunnelInstall: lazyRouteComponent(
    () => import('./features/tunnels/InstallPage.tsx'),
    'InstallPage',
  ),
  Tunnel: lazyRouteComponent(() => import('./features/tunnels/TunnelPage.tsx'), 'TunnelPage'),
  ServiceNew: lazyRouteComponent(
    () => import('./features/services/CreateServicePage.tsx'),
    'CreateServicePage',
  ),
  Service: lazyRouteComponent(() => import('./features/services/ServicePage.tsx'), 'ServicePage'),
  ServiceEdit: lazyRouteComponent(
    () => import('./features/services/EditServicePage.tsx'),
    'EditServicePage',
  ),
}

/** Loads every page, so that none is waited for later. */
export function loadPages(): void {
  for (const page of Object.values(LATER)) void page.preload?.()
}

const root = createRootRoute({
  component: Outlet,
  notFoundComponent: NotFound,
  errorComponent: Crash,
})

const home = createRoute({ getParentRoute: () => root, path: '/', component: AccountHome })

const signInPage = createRoute({
  getParentRoute: () => root,
  path: paths.signIn,
  validateSearch: SignInSearch,
  component: LATER.SignIn,
  beforeLoad: async () => {
    const token = tokenFromLink()
    if (token === undefined) return
    // A link that no longer works leads to the form, which says so when the token is tried there.
    const session = await signIn(token).catch(() => undefined)
    if (session !== undefined)
      throw redirect({ to: paths.services, params: { account: session.viewer.account.id } })
  },
})

const account = createRoute({ getParentRoute: () => root, path: '$account', component: Shell })
const page = <Path extends string>(path: Path) => ({ getParentRoute: () => account, path })

const tree = root.addChildren([
  home,
  signInPage,
  account.addChildren([
    createRoute({ ...page('workers/vpc'), validateSearch: ServiceSearch, component: ServicesPage }),
    createRoute({
      ...page('workers/vpc/services/new'),
      validateSearch: FlowSearch,
      component: LATER.ServiceNew,
    }),
    createRoute({ ...page('workers/vpc/services/$service'), component: LATER.Service }),
    createRoute({ ...page('workers/vpc/services/$service/edit'), component: LATER.ServiceEdit }),
    createRoute({
      ...page('workers/vpc/tunnels'),
      validateSearch: TunnelSearch,
      component: TunnelsPage,
    }),
    createRoute({
      ...page('workers/vpc/tunnels/new'),
      validateSearch: FlowSearch,
      component: LATER.TunnelNew,
    }),
    createRoute({ ...page('workers/vpc/tunnels/$tunnel'), component: LATER.Tunnel }),
    createRoute({
      ...page('workers/vpc/tunnels/$tunnel/install'),
      validateSearch: FlowSearch,
      component: LATER.TunnelInstall,
    }),
  ]),
])

/** Search parameters are plain text: a filter `q=10` stays the text it is. */
const parseSearch = (search: string) => Object.fromEntries(new URLSearchParams(search))
const stringifySearch = (search: Record<string, unknown>) => {
  const given = Object.entries(search).filter(([, value]) => value !== undefined && value !== '')
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()
  return text === '' ? '' : `?${text}`
}

export const router = createRouter({
  routeTree: tree,
  parseSearch,
  stringifySearch,
  defaultPreload: 'intent',
  defaultNotFoundComponent: NotFound,
  defaultErrorComponent: Crash,
  scrollRestoration: true,
})

router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
  if (fromLocation !== undefined && pathChanged) arrive()
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
