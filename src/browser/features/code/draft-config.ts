import type { ServiceConfig } from '#contract/service-config.ts'

/** What stands where nothing was typed yet. In capitals, as nothing that could be meant. */
const PLACEHOLDERS = { name: 'SERVICE_NAME', tunnel: 'TUNNEL_ID', host: 'HOST' }

export type DraftConfig = {
  /** Complete in its form: what is missing has a placeholder. */
  config: ServiceConfig
  /** Why the form would not send it, as a sentence; nothing when it would. */
  notYet: string | undefined
}

/** A port that is no number at all is 0, which no API takes. */
const portOf = (port: number | null | undefined) => (Number.isNaN(port) ? 0 : port)

const withPorts = (config: ServiceConfig): ServiceConfig =>
  config.type === 'tcp'
    ? { ...config, tcp_port: portOf(config.tcp_port) ?? 0 }
    : { ...config, http_port: portOf(config.http_port), https_port: portOf(config.https_port) }

const filled = (text: string, placeholder: string): string => (text === '' ? placeholder : text)

function hostOf({ network, resolver_network: resolver, ...of }: ServiceConfig['host']) {
  const tunnel = (id: string) => ({ tunnel_id: filled(id, PLACEHOLDERS.tunnel) })
  return {
    ...of,
    ...(of.hostname !== undefined && { hostname: filled(of.hostname, PLACEHOLDERS.host) }),
    ...(network !== undefined && { network: tunnel(network.tunnel_id) }),
    ...(resolver !== undefined && {
      resolver_network: { ...resolver, ...tunnel(resolver.tunnel_id) },
    }),
  }
}

/** What has a word to stand for it. */
function missingFrom({ name, host }: ServiceConfig): string[] {
  const tunnel = (host.network ?? host.resolver_network)?.tunnel_id
  return [
    ...(name === '' ? ['a service name'] : []),
    ...(tunnel === '' ? ['a tunnel'] : []),
    ...(host.hostname === '' ? ['a host'] : []),
  ]
}

/** Whether there has to be a port, and none was given: 0 stands for it. */
const lacksPort = (config: ServiceConfig): boolean =>
  config.type === 'tcp'
    ? config.tcp_port === 0
    : config.http_port === 0 && config.https_port === undefined

function standIns(words: readonly string[], port: boolean): string {
  if (!port) return 'Words in capitals stand for them.'
  return words.length === 0
    ? '0 stands for it.'
    : 'Words in capitals, and 0 for the port, stand for them.'
}

const LIST = new Intl.ListFormat('en', { type: 'conjunction' })

/** What a form that is still being filled in would send, as far as it goes; `isRight` if it would. */
export function draftConfig(typed: ServiceConfig, isRight: boolean): DraftConfig {
  const words = missingFrom(typed)
  const port = lacksPort(typed)
  const missing = port ? [...words, 'a port'] : words
  const config = withPorts({
    ...typed,
    name: filled(typed.name, PLACEHOLDERS.name),
    host: hostOf(typed.host),
  })
  if (missing.length > 0)
    return {
      config,
      notYet: `Still to come: ${LIST.format(missing)}. ${standIns(words, port)}`,
    }
  if (isRight) return { config, notYet: undefined }
  return { config, notYet: 'As it is, this would be refused. The form says why when you send it.' }
}
