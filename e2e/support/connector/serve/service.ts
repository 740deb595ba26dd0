import http from 'node:http'
import type { Socket } from 'node:net'
import type { SocketAddress } from '#server/edge/registry.ts'
import { behindVirtual, readSocketAddress } from './address.ts'
import { Configuration } from './configuration.ts'
import { dialTcp } from './dial.ts'
import { Logs } from './logs.ts'
import { MANAGEMENT_HOST, createManagement } from './management/server.ts'
import { type Answer, type Reach, type TunnelledRequest, ask, plainStatus } from './origin.ts'
import { UdpSessions } from './udp.ts'

export interface ServiceOptions {
  connectorId: string
  /** Where the virtual resolver leads. */
  resolver: SocketAddress
  hostname?: string | undefined
}

/** What a connector does for its tunnel, whatever carries its connections. */
export class Service {
  readonly logs = new Logs()
  readonly configuration = new Configuration()
  readonly #options: ServiceOptions
  readonly #agent = new http.Agent({ keepAlive: true })
  readonly #management: Reach

  constructor(options: ServiceOptions) {
    this.#options = options
    this.#management = createManagement({ ...options, logs: this.logs })
  }

  /** A TCP connection to an `ip:port`. Rejects with the reason in cloudflared's words. */
  async dial(target: string): Promise<Socket> {
    this.logs.write({
      level: 'debug',
      event: 'tcp',
      message: 'tcp proxy stream started',
      fields: { originService: 'warp-routing', destAddr: target },
    })
    return dialTcp(this.#real(readSocketAddress(target)))
  }

  /** Answers by the ingress rules. Rejects when the origin doesn't. */
  async ask(request: TunnelledRequest): Promise<Answer> {
    if (request.host === MANAGEMENT_HOST) return ask(request, this.#management)
    const { service, target } = this.configuration.match(request.host)
    this.#logRequest(request, service)
    if (target.kind === 'status') return plainStatus(target.status)
    const { hostname, port } = target.url
    const headers = [...request.headers, 'Cf-Warp-Tag-Id', this.#options.connectorId]
    // A URL writes an IPv6 address in brackets; a socket takes it without.
    const host = hostname.replaceAll(/[[\]]/g, '')
    return ask({ ...request, headers }, { host, port: port || 80, agent: this.#agent })
  }

  /** The UDP sessions of one connection. */
  openUdp(): UdpSessions {
    return new UdpSessions((to) => this.#real(to))
  }

  /** Closes the kept connections to origins. */
  close() {
    this.#agent.destroy()
  }

  #real(to: SocketAddress): SocketAddress {
    return behindVirtual(to, this.#options.resolver)
  }

  #logRequest({ method, host, path }: TunnelledRequest, service: string) {
    this.logs.write({
      level: 'debug',
      event: 'http',
      message: `${method} http://${host}${path} HTTP/1.1`,
      fields: { originService: service, host, path },
    })
  }
}
