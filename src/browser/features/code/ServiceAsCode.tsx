import type { VpcService } from '#contract/service.ts'
import { unreadFields } from '#contract/service-unread.ts'
import { Code } from '../../ui/Code.tsx'
import { Section } from '../../ui/Section.tsx'
import { AsCode } from './AsCode.tsx'
import { configOf } from '#contract/service-request.ts'

type Props = { account: string; service: VpcService }

/** A service that is there as code, if all that it has can be written down. */
export function ServiceAsCode({ account, service }: Props) {
  const config = configOf(service)
  if (config === undefined)
    return (
      <Section title="As code">
        <p>
          This service has settings that VPC Console does not know. Code without them would lose
          them.
        </p>
      </Section>
    )
  const unread = unreadFields(service)
  return (
    <AsCode account={account} config={config} service={service.service_id}>
      {unread.length === 0 ? null : (
        <p>
          Not in the code are settings that VPC Console does not know:{' '}
          <Code>{unread.join(', ')}</Code>. To replace the service clears them.
        </p>
      )}
    </AsCode>
  )
}
