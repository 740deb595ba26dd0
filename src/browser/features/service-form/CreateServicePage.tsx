import { pathTo } from '../../paths.ts'
import { Back } from '../shell/Back.tsx'
import { FlowSearch } from '../shell/flow.ts'
import { PageTitle } from '../shell/PageTitle.tsx'
import { useSearchState } from '../../search.ts'
import { CopyOfService } from './CopyOfService.tsx'
import { NewService } from './NewService.tsx'
import { EMPTY } from './service-form.ts'

/** A new VPC Service; where its address says so, one like another. */
export function CreateServicePage({ account }: { account: string }) {
  const [{ tunnel = '', from = '' }] = useSearchState(FlowSearch)
  return (
    <div className="flex flex-col gap-6">
      <div>
        <Back href={pathTo('services', { account })}>VPC Services</Back>
        <PageTitle title="Create a VPC Service" />
      </div>
      {from === '' ? (
        <NewService key={tunnel} account={account} start={EMPTY} tunnel={tunnel} />
      ) : (
        <CopyOfService key={`${from} ${tunnel}`} account={account} service={from} tunnel={tunnel} />
      )}
    </div>
  )
}
