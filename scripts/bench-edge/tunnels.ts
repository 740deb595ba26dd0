import { randomUUID } from 'node:crypto'
import { writeToken } from '../../e2e/support/connector/token.ts'

export const ACCOUNT = '0123456789abcdef0123456789abcdef'
export const SECRET = new Uint8Array(32).fill(7)

export interface Tunnel {
  id: string
  token: string
}

export function newTunnel(): Tunnel {
  const id = randomUUID()
  const token = writeToken({ accountTag: ACCOUNT, tunnelId: id, tunnelSecret: SECRET })
  return { id, token }
}
