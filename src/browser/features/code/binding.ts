/** The binding that gives a Worker a VPC Service: its name, and how it stands in wrangler's configuration. Pure. */
import { boundJsonc, boundToml } from './bound.ts'

/** A name for the binding made of another's: `my-private-api` becomes `MY_PRIVATE_API`. */
export function bindingName(of: string, otherwise = 'VPC_SERVICE'): string {
  const name = of
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '')
  if (name === '') return otherwise
  return /^\d/.test(name) ? `VPC_${name}` : name
}

/** Why a binding can't be named so, as a sentence; nothing when it can. Workers read it as `env.NAME`. */
export const bindingProblem = (name: string): string | undefined =>
  /^[a-z_]\w*$/i.test(name)
    ? undefined
    : 'Give a name of letters, digits and underscores, which does not begin with a digit.'

/** For `wrangler.jsonc`. */
export const bindingJsonc = (binding: string, id: string): string =>
  boundJsonc(binding, { to: 'vpc_services', id })

/** For `wrangler.toml`. */
export const bindingToml = (binding: string, id: string): string =>
  boundToml(binding, { to: 'vpc_services', id })
