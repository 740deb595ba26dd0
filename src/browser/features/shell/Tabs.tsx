import type { KeyboardEvent } from 'react'
import { Link, useLocation } from 'wouter'
import { pathTo } from '../../paths.ts'

const TABS = [
  { label: 'VPC Services', to: 'services' },
  { label: 'Tunnels', to: 'tunnels' },
] as const

/** The arrow keys go from tab to tab, as in any list of tabs; Enter follows the link. */
function onArrow(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  const tabs = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')]
  const step = event.key === 'ArrowRight' ? 1 : -1
  const next = tabs.findIndex((tab) => tab === document.activeElement) + step
  tabs.at(next % tabs.length)?.focus()
}

/** The two halves of the product. */
export function Tabs({ account }: { account: string }) {
  const [path] = useLocation()
  const isAbout = (name: 'tunnels' | 'access') => path.startsWith(pathTo(name, { account }))
  const open = isAbout('access') ? undefined : isAbout('tunnels') ? 'tunnels' : 'services'
  return (
    <div
      role="tablist"
      aria-label="Workers VPC"
      tabIndex={-1}
      onKeyDown={onArrow}
      className="flex gap-6"
    >
      {TABS.map(({ label, to }) => {
        const selected = to === open
        return (
          <Link
            key={to}
            href={pathTo(to, { account })}
            role="tab"
            aria-selected={selected}
            aria-controls="page"
            className={`-mb-px flex h-10 items-center border-b-2 ${selected ? 'border-accent font-bold' : 'border-transparent text-dim hover:text-text'}`}
          >
            {label}
          </Link>
        )
      })}
    </div>
  )
}
