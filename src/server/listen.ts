/** Listening on a port, and saying in a sentence when that cannot be. */
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The server cannot start; the message says what to do. */
export class StartError extends Error {
  override name = 'StartError' as const
}

const noName = (where: string, flag: string): string =>
  `${where}: no address is known by this name. Give an address of this machine with ${hostFlag(flag)}.`

/** The flag for the host beside the one for its port. */
const hostFlag = (flag: string): string => flag.replace('port', 'host')

const WHY: Record<string, (where: string, flag: string) => string> = {
  EADDRINUSE: (where, flag) =>
    `${where} is taken by another program. End it, or choose another port with ${flag}.`,
  EACCES: (where, flag) =>
    `${where} may not be used by this user. Choose a port above 1023 with ${flag}.`,
  EADDRNOTAVAIL: (where, flag) =>
    `${where} is no address of this machine. Choose another with ${hostFlag(flag)}.`,
  ENOTFOUND: noName,
  EAI_AGAIN: noName,
}

/** Runs what listens on `where`, and turns the plain error of the system into a StartError. */
export async function listening<T>(
  where: string,
  flag: string,
  start: () => Promise<T>,
): Promise<T> {
  try {
    return await start()
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const message = WHY[code]?.(where, flag)
    throw message === undefined ? error : new StartError(message, { cause: error })
  }
}

/** Listens and answers the port. Rejects with the plain error. */
export const listen = (server: Server, port: number, host: string): Promise<number> =>
  new Promise((resolve, reject) => {
    const portOf = (address: AddressInfo | string | null): number =>
      typeof address === 'object' && address !== null ? address.port : port
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve(portOf(server.address()))
    })
  })
