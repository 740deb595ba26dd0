import { memo, useState } from 'react'
import { Link } from 'wouter'
import type { VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { Code } from '../../ui/Code.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Id } from '../../ui/Id.tsx'
import { bindingJsonc, bindingName } from '../code/binding.ts'
import { addressOf } from './address.ts'
import { findWorkers } from './find-workers.ts'

type Props = {
  account: string
  service: VpcService
  isChosen: boolean
  /** Turns it; nothing where there is no other to choose from. Give it a stable identity. */
  onTurn: ((key: string, extend: boolean) => void) | undefined
}

/** A service that points at the tunnel, and which Workers to look for. */
export const ServiceItem = memo(function ServiceItem(props: Props) {
  const { account, service, isChosen, onTurn } = props
  const { service_id: id, name } = service
  return (
    <li className="flex items-start gap-2 border-t border-line py-2">
      {onTurn === undefined ? null : (
        <label className="-m-1 inline-flex size-8 shrink-0 items-center justify-center">
          <input
            type="checkbox"
            aria-label={`Choose ${name}`}
            className="accent-accent"
            checked={isChosen}
            onChange={({ nativeEvent }) =>
              onTurn(id, nativeEvent instanceof MouseEvent && nativeEvent.shiftKey)
            }
          />
        </label>
      )}
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <p className="flex flex-wrap items-center gap-x-4 gap-y-1">
          <Link href={pathTo('service', { account, service: id })} className="link font-bold">
            {name}
          </Link>
          <span className="wrap-anywhere">{addressOf(service)}</span>
          <Id id={id} what="Service ID" short />
        </p>
        <Workers service={service} />
      </div>
    </li>
  )
})

/** No API tells which Workers are bound to a service: so this says how to find them. Drawn when it is opened. */
function Workers({ service: { service_id: id, name } }: { service: VpcService }) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary className="w-fit cursor-pointer text-dim">Workers with a binding to it</summary>
      {open ? (
        <div className="mt-2 flex flex-col gap-2">
          <p className="max-w-prose text-dim">
            The API does not tell which they are. Their configuration has the Service ID in{' '}
            <Code>vpc_services</Code>. In the folder with the sources of your Workers, this finds
            them:
          </p>
          <CodeBlock
            what={`command to find the Workers of ${name}`}
            language="bash"
            code={findWorkers(id)}
          />
          <p className="text-dim">So it stands in their wrangler.jsonc; the name may be another:</p>
          <CodeBlock
            what={`binding of ${name}`}
            language="json"
            code={bindingJsonc(bindingName(name), id)}
          />
        </div>
      ) : null}
    </details>
  )
}
