import { useQuery } from '@tanstack/react-query'
import { unreadFields } from '#contract/service-unread.ts'
import { serviceQuery, servicesQuery } from '../../queries/services.ts'
import { Code } from '../../ui/Code.tsx'
import { whyNotDuplicated } from '../shell/editable.ts'
import { knownOf } from '../shell/known.ts'
import { Loaded } from '../shell/Loaded.tsx'
import { Waiting } from '../shell/Waiting.tsx'
import { freeName } from './free-name.ts'
import { NewService } from './NewService.tsx'
import { fromService } from './service-form.ts'

type Props = {
  account: string
  /** The id of the service that is copied. */
  service: string
  /** The id of a tunnel that was made on the way, or empty. */
  tunnel: string
}

/** The form of a new service that begins as another one is, under a name that is free. */
export function CopyOfService({ account, service, tunnel }: Props) {
  const source = useQuery(serviceQuery(account, service))
  const others = knownOf(useQuery(servicesQuery(account)))
  return (
    <Loaded query={source} what="the VPC Service to copy">
      {(given) => {
        const whyNot = whyNotDuplicated(given)
        if (whyNot !== undefined) return <p role="status">{whyNot}</p>
        if (others.is === 'coming') return <Waiting label="Loading VPC Services" />
        const taken = others.is === 'here' ? others.data.map(({ name }) => name) : []
        const unread = unreadFields(given)
        return (
          <>
            <p className="max-w-160">
              Filled in like {given.name}. Nothing of that service changes.
              {unread.length === 0 ? null : (
                <>
                  {' '}
                  Not copied are settings that VPC Console does not know:{' '}
                  <Code>{unread.join(', ')}</Code>.
                </>
              )}
            </p>
            <NewService
              account={account}
              start={{ ...fromService(given), name: freeName(given.name, taken) }}
              began={given}
              tunnel={tunnel}
            />
          </>
        )
      }}
    </Loaded>
  )
}
