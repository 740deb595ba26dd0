import type { ReactNode } from 'react'
import type { DirectoryKind } from '#contract/session.ts'
import { Code } from '../../ui/Code.tsx'
import { CodeBlock } from '../../ui/CodeBlock.tsx'
import { Section } from '../../ui/Section.tsx'
import type { Asker } from './request.ts'

/** Who is meant by an administrator, and what they do. */
const ADMINISTRATORS: Record<DirectoryKind, (asker: Asker) => ReactNode> = {
  local: ({ name }) => (
    <>
      Whoever runs this server is its administrator. People and their roles stand in the file{' '}
      <Code>identities.json</Code>, in the data folder of the server (<Code>.vpc-console</Code>,
      unless it was started with another). Each has a <Code>name</Code>, <Code>roles</Code> and a{' '}
      <Code>token</Code>: add roles to {name}, or add another person. The file is read when the
      server starts.
    </>
  ),
  cloudflare: () => (
    <>
      An administrator of the account gives roles to its members. An API token has permissions of
      the same names: it must hold them too, and for wrangler it has to belong to a user who holds
      the roles.
    </>
  ),
}

/** How a role is granted, and from when on it counts. Source: "Required roles" of the Workers VPC documentation. */
export const HowGranted = ({ asker }: { asker: Asker }) => (
  <Section title="When a role was granted">
    <p className="max-w-prose">{ADMINISTRATORS[asker.directory](asker)}</p>
    <p className="max-w-prose">
      {asker.directory === 'local'
        ? 'With a Cloudflare account, wrangler keeps what its login was allowed: sign out and in again.'
        : 'Here, sign out and in again. wrangler keeps what its login was allowed: there, too.'}
    </p>
    <CodeBlock
      what="sign wrangler out and in"
      language="bash"
      code={'npx wrangler logout\nnpx wrangler login'}
    />
    <p className="max-w-prose">
      Where <Code>CLOUDFLARE_API_TOKEN</Code> is set, wrangler goes by that token, and signing in
      changes nothing: unset it first, or set a token that has what is needed.
    </p>
  </Section>
)
