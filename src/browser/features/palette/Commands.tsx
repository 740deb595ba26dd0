import { useQuery } from '@tanstack/react-query'
import { useLocation, useRoute, useSearch } from 'wouter'
import { ROUTES } from '../../paths.ts'
import { servicesQuery } from '../../queries/services.ts'
import { useSession } from '../../queries/session.ts'
import { tunnelsQuery } from '../../queries/tunnels.ts'
import { type Choice, CommandMenu } from '../../ui/CommandMenu.tsx'
import { knownOf } from '../shell/known.ts'
import { useViewer } from '../shell/viewer.ts'
import { actionsHere, actionsOf, type Command, type Here, placesOf } from './actions.ts'
import { servicesAsPlaces, tunnelsAsPlaces } from './things.ts'
import { type Do, useDeeds } from './use-deeds.ts'

/** Which thing's page is open, if one is: also its form, its install page or its logs. */
function useHere(): Here | undefined {
  const [, service] = useRoute('/:account/workers/vpc/services/:id/*?')
  const [, tunnel] = useRoute('/:account/workers/vpc/tunnels/:id/*?')
  const [isNewService] = useRoute(ROUTES.serviceNew)
  const [isImport] = useRoute(ROUTES.serviceImport)
  const [isNewTunnel] = useRoute(ROUTES.tunnelNew)
  if (isNewService || isImport || isNewTunnel) return undefined
  if (service !== null) return { kind: 'service', id: service.id }
  return tunnel === null ? undefined : { kind: 'tunnel', id: tunnel.id }
}

const choicesOf = (commands: readonly Command[], act: Do): Choice[] =>
  commands.map(({ label, deed, refused, id = label, ...rest }) => ({
    ...rest,
    id,
    label,
    disabledReason: refused,
    run: () => act(deed),
  }))

/** The window of commands: what to do first, then where to go. Lists that are not here yet are asked for. */
export function Commands({ account, onClose }: { account: string; onClose: () => void }) {
  const [path] = useLocation()
  const search = useSearch()
  const viewer = useViewer()
  const { accounts } = useSession()
  const services = knownOf(useQuery(servicesQuery(account)))
  const tunnels = knownOf(useQuery(tunnelsQuery(account)))
  const here = useHere()
  const act = useDeeds()
  const groups = [
    { heading: 'On this page', commands: here === undefined ? [] : actionsHere(viewer, here) },
    { heading: 'Actions', commands: actionsOf(viewer, path, search) },
    { heading: 'Go to', commands: placesOf(account, accounts) },
    { heading: 'VPC Services', commands: servicesAsPlaces(account, services) },
    { heading: 'Tunnels', commands: tunnelsAsPlaces(account, tunnels) },
  ]
  const missing = [
    services.is === 'unknown' ? `VPC Services could not be loaded: ${services.error.message}` : '',
    tunnels.is === 'unknown' ? `Tunnels could not be loaded: ${tunnels.error.message}` : '',
  ].filter(Boolean)
  return (
    <CommandMenu
      title="Commands"
      placeholder="Do something, or go to a name or an ID"
      groups={groups.map(({ heading, commands }) => ({
        heading,
        choices: choicesOf(commands, act),
      }))}
      onClose={onClose}
    >
      {missing.length === 0 ? null : (
        <p role="status" className="border-t border-line px-4 py-2 text-small text-bad">
          {missing.join(' ')}
        </p>
      )}
    </CommandMenu>
  )
}
