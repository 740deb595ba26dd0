import type { ServiceConfig } from '#contract/service-config.ts'
import { AsCode } from './AsCode.tsx'
import { draftConfig } from './draft-config.ts'

type Props = {
  account: string
  /** What is typed of a service, be it complete or not. */
  typed: ServiceConfig
  /** Whether the form would send it. */
  isRight: boolean
  /** The id of the service that is edited. */
  service?: string | undefined
}

/** A service that is still being typed, as code. What is missing is said, and has a placeholder. */
export function DraftAsCode({ account, typed, isRight, service }: Props) {
  const { config, notYet } = draftConfig(typed, isRight)
  return (
    <AsCode account={account} config={config} service={service}>
      {notYet === undefined ? null : <p className="text-small text-dim">{notYet}</p>}
    </AsCode>
  )
}
