import { TRANSPORTS } from '#contract/live.ts'
import type { SoakedTunnel, World } from './world.ts'

/** As many connectors as there may be, all at once, and all gone again. Throws when a count is wrong. */

const PER_TUNNEL = 25
const CONNECTORS = 500

/** How many join at a time. */
const ABREAST = 10

/** 25 connectors of 4 connections on one tunnel, and one that is too many. */
export async function fullTunnel(world: World, tunnel: SoakedTunnel) {
  const connectors = Array.from({ length: PER_TUNNEL }, (_, i) => joinNth(world, tunnel, i))
  const ids = await Promise.all(connectors)
  await expectConnections(world, [tunnel], PER_TUNNEL * 4)
  const late = await world.join(tunnel, 'quic', 1)
  if (!('refused' in late)) throw new Error('A 26th connector was let in.')
  await Promise.all(ids.map((id) => world.fleet('stop', id)))
  await expectConnections(world, [tunnel], 0)
}

/** 500 connectors of 4 connections over all tunnels, half over QUIC and half over HTTP/2. */
export async function fullHouse(world: World, tunnels: SoakedTunnel[]) {
  const ids: string[] = []
  let next = 0
  const work = async () => {
    for (let nth = next++; nth < CONNECTORS; nth = next++) {
      const tunnel = tunnels[nth % tunnels.length]
      if (tunnel) ids.push(await joinNth(world, tunnel, Math.floor(nth / tunnels.length)))
    }
  }
  await Promise.all(Array.from({ length: ABREAST }, work))
  await expectConnections(world, tunnels, CONNECTORS * 4)
  await Promise.all(ids.map((id, nth) => world.fleet(nth % 2 === 0 ? 'stop' : 'kill', id)))
  await expectConnections(world, tunnels, 0)
}

async function joinNth(world: World, tunnel: SoakedTunnel, nth: number): Promise<string> {
  const answer = await world.join(tunnel, TRANSPORTS[nth % 2] ?? 'quic')
  if ('refused' in answer) throw new Error(`A connector was refused: ${answer.refused}`)
  return answer.id
}

/** Connections that are killed over QUIC are missed after four seconds. */
async function expectConnections(world: World, tunnels: SoakedTunnel[], wanted: number) {
  const ids = tunnels.map((tunnel) => tunnel.id)
  const deadline = performance.now() + 20_000
  let count = await world.ask('connections', ids)
  while (count !== wanted && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    count = await world.ask('connections', ids)
  }
  if (count !== wanted) throw new Error(`There are ${count} connections where ${wanted} belong.`)
}
