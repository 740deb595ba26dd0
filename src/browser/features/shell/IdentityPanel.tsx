import { useMutation } from '@tanstack/react-query'
import { CircleUser } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { Session, SessionAccount } from '#contract/session.ts'
import { pathTo } from '../../paths.ts'
import { signOut } from '../../queries/sign-in.ts'
import { Button } from '../../ui/Button.tsx'
import { ThemeChoice } from '../../ui/ThemeChoice.tsx'
import { DIRECTORY_NAMES } from './signed-in-to.ts'
import { openWindow, type Window } from './windows.ts'

type Props = { session: Session; account: string }

/** Who is signed in, to which directory and account, with which roles; the theme; the way out. */
export function IdentityPanel({ session, account }: Props) {
  const { name, accounts, directory } = session
  const here = accounts.find(({ id }) => id === account)
  const [, navigate] = useLocation()
  const leave = useMutation({
    mutationFn: signOut,
    onSuccess: () => navigate(pathTo('signIn', {})),
  })
  return (
    <>
      <button
        type="button"
        popoverTarget="identity"
        className="inline-flex h-8 shrink-0 items-center gap-1.5 rounded-sm px-2 hover:bg-hover"
      >
        <CircleUser size={16} aria-hidden className="shrink-0" />
        <span className="sr-only">Signed in as </span>
        {/* An address of e-mail leaves no room on a telephone: there it stands in the panel. */}
        <span className={directory === 'cloudflare' ? 'max-w-64 truncate max-md:sr-only' : ''}>
          {name}
        </span>
      </button>
      <section
        id="identity"
        popover="auto"
        aria-label="Identity"
        className="fixed inset-auto top-12 right-[max(1rem,calc(50vw-584px))] m-0 w-72 rounded-md border border-edge bg-page p-4 text-text"
      >
        <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-2">
          <dt className="text-dim">Name</dt>
          <dd className="wrap-anywhere">{name}</dd>
          <dt className="text-dim">Directory</dt>
          <dd>{DIRECTORY_NAMES[directory]}</dd>
          <dt className="text-dim">Account</dt>
          <dd>
            {here?.name}
            <code className="block font-mono text-small break-all text-dim">{here?.id}</code>
          </dd>
          <dt className="text-dim">Roles</dt>
          <dd>
            <Roles roles={here?.roles ?? null} />
          </dd>
        </dl>
        {directory === 'cloudflare' && here?.roles != null ? (
          <p className="mt-2 text-small text-dim">
            Roles are those of the user; the token may be allowed less.
          </p>
        ) : null}
        <Help account={account} />
        <ThemeChoice />
        <Button className="mt-4" busy={leave.isPending} onClick={() => leave.mutate()}>
          Sign out
        </Button>
        {leave.error === null ? null : (
          <p role="alert" className="mt-2 text-bad">
            {leave.error.message}
          </p>
        )}
      </section>
    </>
  )
}

const closePanel = () => document.getElementById('identity')?.hidePopover()

/** Closing it gives the focus to its button; who leaves the page starts at the heading of the next. */
function leavePanel(): void {
  closePanel()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
}

const openFromPanel = (window: Window) => () => {
  closePanel()
  openWindow(window)
}

/** What helps to find one's way, from here. */
const Help = ({ account }: { account: string }) => (
  <ul className="mt-4 flex flex-col items-start gap-1">
    <li>
      <Link href={pathTo('access', { account })} className="link" onClick={leavePanel}>
        What can I do here?
      </Link>
    </li>
    <li className="md:hidden">
      <button type="button" className="link" onClick={openFromPanel('commands')}>
        Commands
      </button>
    </li>
    <li>
      <button type="button" className="link" onClick={openFromPanel('shortcuts')}>
        Keyboard shortcuts
      </button>
    </li>
  </ul>
)

/** The roles held on an account. That none is told is not that there is none. */
function Roles({ roles }: Pick<SessionAccount, 'roles'>) {
  if (roles === null) return 'Not told by the API'
  if (roles.length === 0) return 'None'
  return (
    <ul>
      {roles.map((role) => (
        <li key={role}>{role}</li>
      ))}
    </ul>
  )
}
