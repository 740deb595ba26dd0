import type { VpcService } from '#contract/service.ts'
import { DeleteServices } from './DeleteServices.tsx'
import { MoveServices } from './MoveServices.tsx'

type Props = { account: string; services: readonly VpcService[]; onBegun: () => void }

/** What can be done to services that are selected. */
export const SelectionActions = (props: Props) => (
  <div className="flex flex-wrap gap-2">
    <MoveServices {...props} />
    <DeleteServices {...props} />
  </div>
)
