import { useSession } from '../../queries/session.ts'
import { useSearchState } from '../../search.ts'
import { Facts } from '../../ui/Facts.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { DIRECTORY_NAMES } from '../shell/signed-in-to.ts'
import { useViewer } from '../shell/viewer.ts'
import { AccessSearch, wantedIn, withWant } from './access-search.ts'
import { ActionTable } from './ActionTable.tsx'
import { actionsFor, AREA_NAMES, AREAS } from './actions.ts'
import { HowGranted } from './HowGranted.tsx'
import { Request } from './Request.tsx'
import type { Asker } from './request.ts'
import { ViewAs } from './ViewAs.tsx'

/** Every action, whether this person may, which role allows it, and how to ask for it. */
export function AccessPage({ account }: { account: string }) {
  const [{ want }, change] = useSearchState(AccessSearch)
  const viewer = useViewer()
  const { name, accounts } = useSession()
  const here = accounts.find(({ id }) => id === account)
  const { directory, roles } = viewer
  const asker: Asker = { name, directory, roles, account: here ?? { id: account, name: '' } }
  const actions = actionsFor(viewer, directory)
  const wanted = wantedIn(want)
  const chosen = actions.filter((action) => action.may !== 'yes' && wanted.includes(action.name))
  return (
    <div className="flex flex-col gap-8">
      <PageTitle title="What can I do here?" />
      <Facts
        label="Who you are"
        facts={[
          ['Signed in as', name],
          ['Account', `${asker.account.name} (${DIRECTORY_NAMES[directory]})`],
          [
            viewer.view.is === 'role' ? 'Role in this view' : 'Roles',
            roles === null ? 'Not told by the API' : roles.join(', ') || 'None',
          ],
        ]}
      />
      {AREA_NAMES.map((area) => (
        <ActionTable
          key={area}
          title={AREAS[area]}
          actions={actions.filter((action) => action.area === area)}
          asker={asker}
          wanted={wanted}
          onWant={(action, on) => change({ want: withWant(want, action, on) })}
        />
      ))}
      <Unsure actions={actions.some(({ may }) => may === 'unknown')} asker={asker} />
      <Request asker={asker} actions={chosen} nothingLacks={actions.every(isAllowed)} />
      <HowGranted asker={asker} />
      <ViewAs />
    </div>
  )
}

const isAllowed = ({ may }: { may: string }) => may === 'yes'

/** What the answers above leave open. */
function Unsure({ actions, asker }: { actions: boolean; asker: Asker }) {
  if (actions)
    return (
      <p className="max-w-prose text-dim">
        <strong>Not known</strong> is what the API tells only when it is asked: try it, and a
        refusal is remembered here. A token with <em>User Details Read</em> and{' '}
        <em>Memberships Read</em> lets this page know your roles beforehand.
      </p>
    )
  if (asker.directory !== 'cloudflare') return null
  return (
    <p className="max-w-prose text-dim">
      These are the roles of the user. The API token may be allowed less: what it is refused is
      remembered here.
    </p>
  )
}
