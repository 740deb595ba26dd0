import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Redirect, useLocation, useSearch } from 'wouter'
import { Refusal } from '#contract/refusal.ts'
import type { Session } from '#contract/session.ts'
import { pathTo } from '../../paths.ts'
import { viewIn } from '../../api/view-as.ts'
import { sessionQuery } from '../../queries/session.ts'
import { AccountChoice } from './AccountChoice.tsx'
import { Failed } from './Failed.tsx'
import { ForeignAccount } from './ForeignAccount.tsx'
import { later } from '../../ui/later.ts'
import { IdentityPanel } from './IdentityPanel.tsx'
import { LaterPart } from './LaterPart.tsx'
import { NoticeBar } from './NoticeBar.tsx'
import { Observer } from './Observer.tsx'
import { Tabs } from './Tabs.tsx'
import { ToolsButton } from './ToolsButton.tsx'
import { useViewerOf } from './use-viewer-of.ts'
import { ViewerContext } from './viewer.ts'

/** Most people look as themselves. */
const ViewBanner = later(async () => (await import('./ViewBanner.tsx')).ViewBanner)

/** The frame of every page of an account. Without a session it hands over to sign-in, and says where to come back to. */
export function Shell({ account, children }: { account: string; children: ReactNode }) {
  const [path] = useLocation()
  const search = useSearch()
  const session = useQuery(sessionQuery)
  if (session.error instanceof Refusal && session.error.status === 401)
    return <Redirect to={pathTo('signIn', {}, { from: path + (search && `?${search}`) })} replace />
  return (
    <>
      <header className="border-b border-line">
        <div className="mx-auto max-w-300 px-4">
          <div className="flex h-12 items-center justify-between gap-4">
            <p className="flex items-baseline gap-3">
              <strong className="whitespace-nowrap">VPC Console</strong>
              <span className="text-small text-dim">Beta</span>
            </p>
            {session.data === undefined ? null : (
              <>
                <div className="mr-auto flex min-w-0">
                  <AccountChoice accounts={session.data.accounts} account={account} />
                </div>
                <ToolsButton />
                <IdentityPanel session={session.data} account={account} />
              </>
            )}
          </div>
          <Tabs account={account} />
        </div>
      </header>
      <main
        id="page"
        tabIndex={-1}
        className="mx-auto min-h-[calc(100dvh-6rem)] max-w-300 px-4 py-6"
      >
        <NoticeBar />
        {/*
          Another person, account or view begins with a page of its own. What is asked for is kept apart by its keys; what a
          page has made of it is not: lines of a log that came, a token, values that a form began with, rows that were chosen.
          None of them may be seen by a view that could not have had it, so nothing stays, at the cost of panels that were
          open. What was typed into a form comes back by its draft, the filters by the address, and the router holds the scroll.
        */}
        <Inside
          key={`${session.data?.id} ${account} ${viewIn(search)}`}
          account={account}
          session={session}
        >
          {children}
        </Inside>
      </main>
      <footer className="mx-auto max-w-300 px-4 pb-8 text-small text-dim">
        Workers VPC is in beta: features and APIs may change before general availability, and it is
        free for all Workers plans until then.
      </footer>
    </>
  )
}

type InsideProps = { account: string; session: UseQueryResult<Session>; children: ReactNode }

/** The page, once it is known who asks and that the account is theirs. */
function Inside({ account, session, children }: InsideProps) {
  const viewer = useViewerOf(session.data, account)
  if (viewer !== undefined)
    return (
      <ViewerContext value={viewer}>
        {viewer.view.is === 'own' ? null : (
          <LaterPart part={ViewBanner} params={{ view: viewer.view }} />
        )}
        {viewer.directory === 'cloudflare' ? <Observer who={viewer.id} /> : null}
        {children}
      </ViewerContext>
    )
  if (session.data !== undefined) return <ForeignAccount session={session.data} />
  if (session.error === null) return null
  return <Failed error={session.error} what="your session" onRetry={() => void session.refetch()} />
}
