import { Check, ChevronsUpDown } from 'lucide-react'
import { Link, useLocation } from 'wouter'
import type { SessionAccount } from '#contract/session.ts'
import { pathTo } from '../../paths.ts'

type Props = { accounts: readonly SessionAccount[]; account: string }

/** The account one looks at; where there are others, also the way to them. */
export function AccountChoice({ accounts, account }: Props) {
  const here = accounts.find(({ id }) => id === account)
  if (accounts.length < 2) return <span className="truncate text-dim">{here?.name}</span>
  return (
    <>
      <button
        type="button"
        popoverTarget="accounts"
        className="inline-flex h-8 min-w-0 items-center gap-1.5 rounded-sm px-2 hover:bg-hover"
      >
        <span className="sr-only">Account </span>
        <span className="truncate">{here?.name ?? 'Choose an account'}</span>
        <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-dim" />
      </button>
      <Accounts key={account} accounts={accounts} account={account} />
    </>
  )
}

/** Each account leads to the tab one is on, for a list of one account has its like in the other. */
function Accounts({ accounts, account }: Props) {
  const [path] = useLocation()
  const tab = path.startsWith(pathTo('tunnels', { account })) ? 'tunnels' : 'services'
  return (
    <nav
      id="accounts"
      popover="auto"
      aria-label="Accounts"
      className="fixed inset-auto top-12 left-[max(1rem,calc(50vw-440px))] m-0 max-h-[70dvh] w-80 max-w-[calc(100vw-32px)] overflow-y-auto rounded-md border border-edge bg-page p-1 text-text"
    >
      <ul>
        {accounts.map(({ id, name }) => (
          <li key={id}>
            <Link
              href={pathTo(tab, { account: id })}
              aria-current={id === account ? 'true' : undefined}
              className="flex items-center justify-between gap-3 rounded-sm px-2 py-1.5 hover:bg-hover"
            >
              <span className="min-w-0 wrap-anywhere">
                {name}
                <code className="block font-mono text-small break-all text-dim">{id}</code>
              </span>
              {id === account ? <Check size={14} aria-hidden className="shrink-0" /> : null}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
