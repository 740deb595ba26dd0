import { Code } from '../../ui/Code.tsx'

/**
 * What `remote` does for what only Cloudflare's network reaches. Source: wrangler 4.156, which has no simulator for
 * these bindings: without the field it warns, and with false it ends with an error.
 */
export const REMOTE_ALWAYS = (
  <>
    <Code>remote: true</Code> is for <Code>wrangler dev</Code>: the Worker runs on your machine, and
    what it asks of this binding goes through Cloudflare to the real thing. Without it the same
    happens, with a warning; with <Code>false</Code>, <Code>wrangler dev</Code> refuses. A deployed
    Worker is the same with and without.
  </>
)

/** The same for Hyperdrive, which can be simulated. Source: wrangler 4.156. */
export const REMOTE_HYPERDRIVE = (
  <>
    <Code>remote: true</Code> is for <Code>wrangler dev</Code>: the Worker runs on your machine and
    asks the database through Hyperdrive. Without it, it asks the database that{' '}
    <Code>localConnectionString</Code> names. A deployed Worker is the same with and without.
  </>
)

/** What stands between a local directory and a Worker that is deployed. */
export const ONLY_HERE = (
  <>
    Workers run on Cloudflare, which does not know the ids of this local directory:{' '}
    <Code>wrangler deploy</Code> and <Code>wrangler dev</Code> need those of your account.
  </>
)
