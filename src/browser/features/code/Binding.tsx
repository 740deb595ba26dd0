import { Link } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import { tunnelOf, type VpcService } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { Code } from '../../ui/Code.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Section } from '../../ui/Section.tsx'
import { useViewer } from '../shell/viewer.ts'
import { ONLY_HERE, REMOTE_ALWAYS, REMOTE_HYPERDRIVE } from './binding-words.tsx'
import { bindingName } from './binding.ts'
import { BindingFiles } from './BindingFiles.tsx'
import { hyperdriveCommand } from './hyperdrive.ts'
import { databaseWorker, serviceWorker } from './worker-example.ts'

type Props = { account: string; service: VpcService }

/** How a Worker gets the service. Anyone may copy it; deploying it takes a role, and it says which. */
export function Binding({ account, service }: Props) {
  const viewer = useViewer()
  const why = refusal(RULES.serviceBind, viewer)
  return (
    <Section title="Bind it to a Worker">
      {why === undefined ? null : <p className="font-bold">You may copy it. {why}</p>}
      {viewer.directory === 'local' ? <p className="max-w-prose text-dim">{ONLY_HERE}</p> : null}
      {service.type === 'tcp' ? (
        <DatabaseBinding account={account} service={service} />
      ) : (
        <ServiceBinding account={account} service={service} />
      )}
    </Section>
  )
}

const ServiceBinding = ({ account, service }: Props) => (
  <>
    <p className="max-w-prose text-dim">
      Add this to the Worker&rsquo;s configuration. <Code>npx wrangler types</Code> then knows the
      binding, too.
    </p>
    <BindingFiles
      account={account}
      bound={{ to: 'vpc_services', id: service.service_id }}
      suggested={bindingName(service.name)}
      example={(binding) => serviceWorker(binding, service)}
      remote={REMOTE_ALWAYS}
    />
  </>
)

/** The place of an id that Hyperdrive gives. */
const HYPERDRIVE_ID = 'HYPERDRIVE_ID'

/** Source of what else TCP takes: Cloudflare's changelog of June 2026, on `connect()` over VPC Networks. */
function DatabaseBinding({ account, service }: Props) {
  const { name, service_id, app_protocol } = service
  const protocol = app_protocol === 'mysql' ? 'mysql' : 'postgresql'
  return (
    <>
      <p className="max-w-prose text-dim">
        A Worker asks a database through Hyperdrive, which keeps connections open. First let
        Hyperdrive reach it, with the name of the database, a user and the password in the
        environment variable <Code>DATABASE_PASSWORD</Code>.
        {app_protocol == null ? (
          <>
            {' '}
            For MySQL, <Code>mysql</Code> takes the place of <Code>postgresql</Code>. Hyperdrive is
            for these two: for anything else, bind{' '}
            <Link
              href={pathTo('tunnel', { account, tunnel: tunnelOf(service.host) })}
              className="link"
            >
              the whole tunnel
            </Link>
            , through which a Worker opens plain TCP connections with <Code>connect()</Code>.
          </>
        ) : null}
      </p>
      <CodeBlock
        what="Hyperdrive command"
        language="bash"
        code={hyperdriveCommand({ name, service: service_id, protocol }, account)}
      />
      <p className="max-w-prose text-dim">
        It prints an id. Put it in the place of <Code>{HYPERDRIVE_ID}</Code>, and add this to the
        Worker&rsquo;s configuration.
      </p>
      <BindingFiles
        account={account}
        bound={{ to: 'hyperdrive', id: HYPERDRIVE_ID }}
        suggested={bindingName(name, 'DATABASE')}
        example={(binding) => databaseWorker(binding, protocol)}
        remote={REMOTE_HYPERDRIVE}
      />
    </>
  )
}
