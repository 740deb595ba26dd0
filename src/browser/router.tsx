import { type AroundNavHandler, Redirect, Route, Router, Switch } from 'wouter'
import { viewIn, withView } from './api/view-as.ts'
import { viewAsked } from './api/view-gate.ts'
import { AccountHome } from './features/session/AccountHome.tsx'
import { listTools } from './features/bulk/ToolsSpot.tsx'
import { ServicesPage } from './features/services/ServicesPage.tsx'
import { LaterPage } from './features/shell/LaterPage.tsx'
import { LaterPart } from './features/shell/LaterPart.tsx'
import { leaveOrAsk } from './features/shell/leave-guard.ts'
import { NotFound } from './features/shell/NotFound.tsx'
import { Shell } from './features/shell/Shell.tsx'
import { TunnelsPage } from './features/tunnels/TunnelsPage.tsx'
import { ROUTES } from './paths.ts'
import { holdScroll } from './ui/hold-scroll.ts'
import { later } from './ui/later.ts'

/** Pages that are not the first one seen. */
const SignIn = later(async () => (await import('./features/session/SignInPage.tsx')).SignInPage)
const TunnelNew = later(
  async () => (await import('./features/tunnels/CreateTunnelPage.tsx')).CreateTunnelPage,
)
const Install = later(async () => (await import('./features/install/InstallPage.tsx')).InstallPage)
const Tunnel = later(async () => (await import('./features/tunnels/TunnelPage.tsx')).TunnelPage)
const Rotate = later(
  async () => (await import('./features/tunnels/RotateTokenPage.tsx')).RotateTokenPage,
)
const TunnelDelete = later(
  async () => (await import('./features/retire/DeleteTunnelPage.tsx')).DeleteTunnelPage,
)
const Logs = later(async () => (await import('./features/logs/LogsPage.tsx')).LogsPage)
const ServiceNew = later(
  async () => (await import('./features/service-form/CreateServicePage.tsx')).CreateServicePage,
)
const ServiceImport = later(async () => (await import('./features/bulk/ImportPage.tsx')).ImportPage)
const Service = later(async () => (await import('./features/services/ServicePage.tsx')).ServicePage)
const ServiceEdit = later(
  async () => (await import('./features/service-form/EditServicePage.tsx')).EditServicePage,
)

const Access = later(async () => (await import('./features/access/AccessPage.tsx')).AccessPage)
const PAGES = [
  ServiceNew,
  ServiceImport,
  Service,
  ServiceEdit,
  TunnelNew,
  Install,
  Tunnel,
  Rotate,
  TunnelDelete,
  Logs,
  SignIn,
  Access,
]

/** Hears the keys, and has the windows over any page. */
const Keys = later(async () => (await import('./features/palette/Keys.tsx')).Keys)

/** Loads every page, so that none is waited for at the press. */
export function loadPages(): void {
  for (const page of PAGES) page.load()
  listTools.load()
}

/** Whoever views as a role goes on doing so on the next page. */
const inSameView = (to: string): string => withView(to, viewAsked())

/** Whether somebody was sent on, has signed out already, or stays on the page: none of them leaves something behind. */
const losesNothing = (to: string, replace = false): boolean =>
  replace || to === ROUTES.signIn || pathOf(to) === location.pathname

const pathOf = (to: string) => to.split('?')[0]

/** Whether it is the page one is on, looked at in another view. */
const isOtherView = (to: string): boolean =>
  pathOf(to) === location.pathname && viewIn(to.split('?')[1] ?? '') !== viewAsked()

/**
 * A new page begins at its top; the same page in another view stays where it was. Going back leaves it to the browser,
 * which knows where one was. A page may ask before it is left.
 */
const arriveAtTop: AroundNavHandler = (navigate, to, options) => {
  const go = () => {
    const next = inSameView(to)
    if (isOtherView(next)) holdScroll()
    else if (options?.replace !== true) scrollTo(0, 0)
    navigate(next, options)
  }
  if (losesNothing(to, options?.replace)) go()
  else leaveOrAsk(go)
}

/** The tree of URLs, and nothing else. */
export const App = () => (
  <Router aroundNav={arriveAtTop} hrefs={inSameView}>
    <Switch>
      <Route path={ROUTES.home} component={AccountHome} />
      <Route path={ROUTES.signIn}>
        <LaterPage page={SignIn} params={{}} />
      </Route>
      <Route path="/:account/*?">
        {({ account }) => (
          <Shell account={account}>
            <LaterPart part={Keys} params={{ account }} />
            <AccountPages />
          </Shell>
        )}
      </Route>
    </Switch>
  </Router>
)

const AccountPages = () => (
  <Switch>
    <Route path={ROUTES.services}>{(params) => <ServicesPage {...params} />}</Route>
    <Route path={ROUTES.access}>{(params) => <LaterPage page={Access} params={params} />}</Route>
    <Route path={ROUTES.serviceNew}>
      {(params) => <LaterPage page={ServiceNew} params={params} />}
    </Route>
    <Route path={ROUTES.serviceImport}>
      {(params) => <LaterPage page={ServiceImport} params={params} />}
    </Route>
    <Route path={ROUTES.service}>{(params) => <LaterPage page={Service} params={params} />}</Route>
    <Route path={ROUTES.serviceEdit}>
      {(params) => <LaterPage page={ServiceEdit} params={params} />}
    </Route>
    <Route path={ROUTES.tunnels}>{(params) => <TunnelsPage {...params} />}</Route>
    <Route path={ROUTES.tunnelNew}>
      {(params) => <LaterPage page={TunnelNew} params={params} />}
    </Route>
    <Route path={ROUTES.tunnel}>{(params) => <LaterPage page={Tunnel} params={params} />}</Route>
    <Route path={ROUTES.tunnelInstall}>
      {(params) => <LaterPage page={Install} params={params} />}
    </Route>
    <Route path={ROUTES.tunnelRotate}>
      {(params) => <LaterPage page={Rotate} params={params} />}
    </Route>
    <Route path={ROUTES.tunnelDelete}>
      {(params) => <LaterPage page={TunnelDelete} params={params} />}
    </Route>
    <Route path={ROUTES.tunnelLogs}>{(params) => <LaterPage page={Logs} params={params} />}</Route>
    <Route path="/:account">
      {({ account }) => <Redirect to={`/${account}/workers/vpc`} replace />}
    </Route>
    <Route component={NotFound} />
  </Switch>
)
