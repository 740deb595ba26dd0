/** What the commands offer to do: on any page, and on the one that is open. Pure. */
import { refusal, type Rule, RULES } from '#contract/rules.ts'
import type { SessionAccount } from '#contract/session.ts'
import { inView } from '../../api/view-as.ts'
import { pathTo } from '../../paths.ts'
import { type Theme, THEMES } from '../../ui/theme.ts'
import { logRuleOf } from '../shell/log-rule.ts'
import type { Viewer } from '../shell/viewer.ts'
import { viewChoices } from '../shell/views.ts'
import { keyWords, SHORTCUTS } from './shortcuts.ts'

/** What choosing a command does. */
export type Deed =
  | { kind: 'go'; href: string }
  | { kind: 'copy'; text: string; what: string }
  | { kind: 'theme'; theme: Theme }
  | { kind: 'shortcuts' }
  | { kind: 'sign out' }

export type Command = {
  /** Another for each in its group, where labels may be the same. */
  id?: string
  label: string
  deed: Deed
  keywords?: readonly string[]
  keys?: string
  /** Why the person may not. */
  refused?: string | undefined
}

const go = (label: string, href: string, more: Omit<Command, 'label' | 'deed'> = {}): Command => ({
  label,
  deed: { kind: 'go', href },
  ...more,
})

/** What there is to do, whatever page is open. */
export function actionsOf(viewer: Viewer, path: string, search: string): Command[] {
  const { account } = viewer
  const ask = (rule: Rule) => ({ refused: refusal(rule, viewer) })
  return [
    go('Create a VPC Service', pathTo('serviceNew', { account }), ask(RULES.serviceCreate)),
    go('Import VPC Services', pathTo('serviceImport', { account }), {
      ...ask(RULES.serviceCreate),
      keywords: ['csv', 'json', 'file', 'many'],
    }),
    go('Create a tunnel', pathTo('tunnelNew', { account }), ask(RULES.tunnelCreate)),
    go('What can I do here?', pathTo('access', { account }), {
      keywords: ['roles', 'permissions', 'access'],
      keys: keyWords(SHORTCUTS.access.keys),
    }),
    ...viewCommands(viewer, path, search),
    {
      label: 'Keyboard shortcuts',
      deed: { kind: 'shortcuts' },
      keywords: ['help'],
      keys: SHORTCUTS.sheet.keys,
    },
    ...THEMES.map((theme) => ({
      label: THEME_LABELS[theme],
      deed: { kind: 'theme', theme } as const,
      keywords: ['appearance'],
    })),
    { label: 'Sign out', deed: { kind: 'sign out' }, keywords: ['log out', 'leave'] },
  ]
}

const THEME_LABELS: Record<Theme, string> = {
  system: 'Theme: as the system',
  light: 'Theme: light',
  dark: 'Theme: dark',
}

const PREVIEW = { keywords: ['preview'] }

/** The ways from one view to another, on the same page. */
function viewCommands({ held, view }: Viewer, path: string, search: string): Command[] {
  const stop = go('Stop viewing as a role', inView(path, search, undefined), PREVIEW)
  const begin = viewChoices(held, view)
    .filter(({ whyNot }) => whyNot === undefined)
    .map(({ name, role }) => go(`View as ${role}`, inView(path, search, name), PREVIEW))
  return view.is === 'own' ? begin : [stop, ...begin]
}

/** The lists, and the other accounts one is signed in to. */
export function placesOf(account: string, accounts: readonly SessionAccount[]): Command[] {
  return [
    go('VPC Services', pathTo('services', { account }), {
      keys: keyWords(SHORTCUTS.services.keys),
    }),
    go('Tunnels', pathTo('tunnels', { account }), { keys: keyWords(SHORTCUTS.tunnels.keys) }),
    ...accounts
      .filter(({ id }) => id !== account)
      .map(({ id, name }) =>
        go(`Account ${name}`, pathTo('services', { account: id }), { keywords: [id] }),
      ),
  ]
}

/** Which thing's page is open: its kind and its id. */
export type Here = { kind: 'tunnel' | 'service'; id: string }

/** What there is to do with the tunnel or VPC Service whose page is open. */
export function actionsHere(viewer: Viewer, { kind, id }: Here): Command[] {
  const { account } = viewer
  if (kind === 'service')
    return [
      copy('Service ID', id),
      go('Edit this VPC Service', pathTo('serviceEdit', { account, service: id }), {
        refused: refusal(RULES.serviceUpdate, viewer),
      }),
      go('Duplicate this VPC Service', pathTo('serviceNew', { account }, { from: id }), {
        refused: refusal(RULES.serviceCreate, viewer),
        keywords: ['copy'],
      }),
    ]
  return [
    copy('Tunnel ID', id),
    go('Install a connector', pathTo('tunnelInstall', { account, tunnel: id }), {
      refused: refusal(RULES.tunnelToken, viewer),
    }),
    go('Live logs of this tunnel', pathTo('tunnelLogs', { account, tunnel: id }), {
      refused: refusal(logRuleOf(viewer.directory), viewer),
    }),
    go('Create a VPC Service on this tunnel', pathTo('serviceNew', { account }, { tunnel: id }), {
      refused: refusal(RULES.serviceCreate, viewer),
    }),
    go('Rotate the token of this tunnel', pathTo('tunnelRotate', { account, tunnel: id }), {
      refused: refusal(RULES.tokenRotate, viewer),
    }),
    go('Delete this tunnel', pathTo('tunnelDelete', { account, tunnel: id }), {
      refused: refusal(RULES.tunnelDelete, viewer),
    }),
  ]
}

const copy = (what: string, text: string): Command => ({
  label: `Copy ${what}`,
  deed: { kind: 'copy', text, what },
})
