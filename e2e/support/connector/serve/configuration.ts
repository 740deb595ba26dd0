import * as z from 'zod/mini'

/** Where a request goes: to an origin over HTTP, or nowhere, with this status. */
type Target = { kind: 'http'; url: URL } | { kind: 'status'; status: number }

/** An ingress rule. Without a hostname it takes every request. */
export interface Rule {
  hostname?: string
  /** As it was written. */
  service: string
  target: Target
}

/** The version that runs now, and why it is not the one that was handed over. */
export interface Applied {
  version: number
  error?: string
}

const Config = z.object({
  ingress: z.nullish(z.array(z.object({ hostname: z.optional(z.string()), service: z.string() }))),
})

/** What cloudflared does without a rule. */
const UNAVAILABLE: Rule = { service: 'http_status:503', target: { kind: 'status', status: 503 } }

const NOT_ALL =
  'The last ingress rule must match all URLs (i.e. it should not have a hostname or path filter)'

/** The remote configuration of a connector. Below 0 until the first, so that version 0 applies. */
export class Configuration {
  #version = -1
  #rules = [UNAVAILABLE]

  apply(version: number, config: unknown): Applied {
    if (version <= this.#version) return { version: this.#version }
    try {
      this.#rules = readRules(config)
      this.#version = version
      return { version }
    } catch (error) {
      return { version: this.#version, error: error instanceof Error ? error.message : 'malformed' }
    }
  }

  /** The rule for a Host header. */
  match(host: string): Rule {
    const name = host.replace(/:\d+$/, '')
    const found = this.#rules.find(({ hostname = name }) => hostname === name)
    return found ?? UNAVAILABLE
  }
}

function readRules(config: unknown): Rule[] {
  const parsed = Config.safeParse(config)
  if (!parsed.success) throw new Error('The configuration has no list of ingress rules.')
  const { ingress } = parsed.data
  if (!ingress?.length) return [UNAVAILABLE]
  const rules = ingress.map(({ hostname, service }) => {
    const target = readTarget(service)
    return hostname ? { hostname, service, target } : { service, target }
  })
  if (rules.at(-1)?.hostname !== undefined) throw new Error(NOT_ALL)
  return rules
}

function readTarget(service: string): Target {
  const [, status] = /^http_status:(\d{3})$/.exec(service) ?? []
  if (status !== undefined) return { kind: 'status', status: Number(status) }
  const url = URL.parse(service)
  if (url?.protocol === 'http:') return { kind: 'http', url }
  throw new Error(`${service} is neither an http:// address nor an http_status`)
}
