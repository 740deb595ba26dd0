/** All that the stand-in knows; nothing is kept beyond the process. */
import { ACCOUNTS, everybody, type Identity } from './identities.ts'
import type { ServiceRow } from './operations/service-words.ts'
import type { Certificate } from './certificate.ts'
import { notFound } from './problem.ts'
import { QUIRKS, type Overlay, type Quirks } from './quirks.ts'
import type { Tunnel } from './tunnel.ts'

export interface LogAccess {
  tunnel: string
  actor: string
  /** In milliseconds since 1970. */
  until: number
}

export class World {
  readonly accounts = ACCOUNTS
  identities: Identity[] = everybody(new Map())
  readonly tunnels = new Map<string, Tunnel>()
  readonly services = new Map<string, ServiceRow>()
  readonly certificates = new Map<string, Certificate>()
  /** What is to be shown otherwise than it is, by the id of the resource. */
  readonly overlays = new Map<string, Overlay>()
  /** The tokens for logs that were given out, each for a tunnel. */
  readonly logAccess = new Map<string, LogAccess>()
  quirks: Quirks = { ...QUIRKS }

  /** Forgets everything but the tokens it gave out. */
  reset(): void {
    this.identities = everybody(new Map(this.identities.map(({ name, token }) => [name, token])))
    const { tunnels, services, certificates, overlays, logAccess } = this
    for (const kept of [tunnels, services, certificates, overlays, logAccess]) kept.clear()
    this.quirks = { ...QUIRKS }
  }

  /** Throws a 404 for one that never was, or is another account's. Deleted ones stay readable. */
  tunnel(account: string, id: string): Tunnel {
    return ofAccount(this.tunnels.get(id), account, 'Tunnel')
  }

  service(account: string, id: string): ServiceRow {
    return ofAccount(this.services.get(id), account, 'Service')
  }

  certificate(account: string, id: string): Certificate {
    return ofAccount(this.certificates.get(id), account, 'Certificate')
  }
}

function ofAccount<T extends { account: string }>(
  found: T | undefined,
  account: string,
  what: string,
): T {
  if (found === undefined || found.account !== account) throw notFound(what)
  return found
}
