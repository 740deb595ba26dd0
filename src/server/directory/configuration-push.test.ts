import { setImmediate } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { liveConnectorList } from '#contract/console-operations.ts'
import { configurationPut, tunnelCreate } from '#contract/tunnel-changes.ts'
import { connectorList } from '#contract/tunnel-operations.ts'
import type { Claim, OpenConnection, Streams } from '../edge/registry.ts'
import { startConsole } from '#server/testing/console.ts'
import { aClaim, aTunnel, join, joined } from '#server/testing/fill.ts'
import { createPush } from './configuration-push.ts'
import type { LiveConnector } from './roster.ts'

const OTHER = '10000000-0000-4000-8000-000000000002'

/** Lets all that was queued run; nothing here waits for a clock. */
async function settled() {
  for (let turn = 0; turn < 5; turn += 1) await setImmediate()
}

async function aTunnelManaged() {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const path = { tunnel: id }
  const put = (...services: string[]) =>
    console.get(configurationPut, {
      path,
      body: { config: { ingress: services.map((service) => ({ service })) } },
    })
  return { console, id, path, put }
}

/** A connector's end: notes what it is handed, and answers when it is told to. */
function aTaker() {
  const handed: [number, object][] = []
  const answers: PromiseWithResolvers<number>[] = []
  const configure: Streams['configure'] = (version, config) => {
    handed.push([version, config])
    const answer = Promise.withResolvers<number>()
    answers.push(answer)
    return answer.promise
  }
  return { handed, answers, streams: { configure } }
}

const answering = vi.fn<Streams['configure']>

const unused = () => Promise.reject(new Error('unused'))

/** Answers nothing, until it is given up on. */
const silent: Streams['configure'] = (_version, _config, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(new Error('took too long')))
  })

test('a new tunnel’s connector is handed an empty configuration, once, after it was admitted', async () => {
  const { console, id, path } = await aTunnelManaged()
  const configure = answering((version) => Promise.resolve(version))
  joined(console, id, undefined, { configure })
  expect(configure).not.toHaveBeenCalled()
  await settled()
  expect(configure.mock.calls.map(([version, config]) => [version, config])).toEqual([
    [0, { ingress: [] }],
  ])
  expect(await console.get(liveConnectorList, { path })).toMatchObject([{ config_version: 0 }])
})

test('every connector is handed what is put, through its oldest connection', async () => {
  const { console, id, path, put } = await aTunnelManaged()
  const oldest = answering((version) => Promise.resolve(version))
  const younger = answering((version) => Promise.resolve(version))
  const other = answering((version) => Promise.resolve(version))
  join(console, aClaim(console, id, 0), { configure: oldest })
  join(console, aClaim(console, id, 1), { configure: younger })
  joined(console, id, OTHER, { configure: other })
  await settled()
  await put('http_status:404')
  await settled()
  const versions = [oldest, younger, other].map(({ mock }) => mock.calls.map(([first]) => first))
  expect(versions).toEqual([[0, 1], [], [0, 1]])
  expect(oldest.mock.lastCall?.[1]).toEqual({ ingress: [{ service: 'http_status:404' }] })
  const connectors = await console.get(connectorList, { path })
  expect(connectors.map(({ config_version }) => config_version)).toEqual([1, 1])
})

test('a connector that comes later is handed the latest configuration', async () => {
  const { console, id, put } = await aTunnelManaged()
  await put('http_status:404')
  await put('http_status:403')
  const taker = aTaker()
  join(console, aClaim(console, id), taker.streams)
  await settled()
  expect(taker.handed).toEqual([[2, { ingress: [{ service: 'http_status:403' }] }]])
})

test('no version overtakes another: while one is on its way, the latest of the next waits', async () => {
  const { console, id, path, put } = await aTunnelManaged()
  const taker = aTaker()
  join(console, aClaim(console, id), taker.streams)
  await settled()
  for (const service of ['http_status:401', 'http_status:402', 'http_status:403'])
    await put(service)
  await settled()
  expect(taker.handed.map(([version]) => version)).toEqual([0])
  taker.answers[0]?.resolve(0)
  await settled()
  expect(taker.handed.map(([version]) => version)).toEqual([0, 3])
  taker.answers[1]?.resolve(3)
  await settled()
  expect(taker.handed).toHaveLength(2)
  expect(await console.get(liveConnectorList, { path })).toMatchObject([{ config_version: 3 }])
})

test('a push that fails is one line in the log, and is tried again with the next connection', async () => {
  const { console, id, put } = await aTunnelManaged()
  const taker = aTaker()
  join(console, aClaim(console, id, 0), taker.streams)
  await settled()
  taker.answers[0]?.reject(new Error('cannot unmarshal'))
  await settled()
  expect(console.lines).toEqual([
    expect.stringMatching(/^Connector .+ did not take its configuration: cannot unmarshal$/),
  ])
  expect(taker.handed).toHaveLength(1)
  join(console, aClaim(console, id, 1), taker.streams)
  await settled()
  expect(taker.handed).toHaveLength(2)
  await put('http_status:404')
  taker.answers[1]?.reject(new Error('again'))
  await settled()
  expect(taker.handed.map(([version]) => version)).toEqual([0, 0, 1])
})

test('however often a connector refuses, and however long its words, the log stays short', async () => {
  const { console, id, put } = await aTunnelManaged()
  join(console, aClaim(console, id), {
    configure: () => Promise.reject(new Error('no '.repeat(20_000))),
  })
  for (let count = 0; count < 20; count += 1) {
    await put('http_status:404')
    await settled()
  }
  expect(console.lines).toHaveLength(1)
  expect(console.lines[0]?.length).toBeLessThan(450)
})

test('a connector that says it runs less than it was handed is not believed to have taken it', async () => {
  const { console, id, put } = await aTunnelManaged()
  const configure = answering(() => Promise.resolve(0))
  await put('http_status:404')
  join(console, aClaim(console, id), { configure })
  await settled()
  expect(configure).toHaveBeenCalledTimes(1)
  expect(console.lines).toEqual([expect.stringMatching(/handed version 1 and runs 0$/)])
})

test('a connector that runs a newer version than ours is left with it', async () => {
  const { console, id, path } = await aTunnelManaged()
  const configure = answering(() => Promise.resolve(7))
  join(console, aClaim(console, id), { configure })
  await settled()
  join(console, aClaim(console, id, 1), { configure })
  await settled()
  expect(configure).toHaveBeenCalledTimes(1)
  expect(await console.get(liveConnectorList, { path })).toMatchObject([{ config_version: 7 }])
})

test('a connector that left meanwhile is not handed anything, nor complained about', async () => {
  const { console, id } = await aTunnelManaged()
  const taker = aTaker()
  join(console, aClaim(console, id, 0), taker.streams).connection.close('closed')
  await settled()
  expect(taker.handed).toEqual([])
  const { connection } = join(console, aClaim(console, id, 0), taker.streams)
  await settled()
  connection.close('closed')
  taker.answers[0]?.reject(new Error('the connection ended'))
  await settled()
  expect(console.lines).toEqual([])
})

test('a connector that never answers is given up on', async () => {
  const { console, id } = await aTunnelManaged()
  const claim = aClaim(console, id)
  createPush(console.directory, 1)(connectorWith(claim, silent))
  await expect.poll(() => console.lines).toHaveLength(1)
  expect(console.lines[0]).toMatch(/took too long$/)
})

function connectorWith(claim: Claim, configure: Streams['configure']): LiveConnector {
  const streams = { dial: unused, request: unused, upgrade: unused, configure }
  const connection: OpenConnection = { close: () => {}, streams }
  const live = { id: 'connection', claim, openedAt: '', connection }
  const { tunnelId, connector: about } = claim
  return { tunnelId, about, runAt: '', connections: [live], configVersion: null }
}

test('a tunnel that is managed by a file beside its connector is handed nothing', async () => {
  const console = startConsole()
  const { id } = await console.get(tunnelCreate, { body: { name: 'local' } })
  const taker = aTaker()
  const { admission } = join(console, aClaim(console, id), taker.streams)
  expect(admission).toMatchObject({ remotelyManaged: false })
  await settled()
  expect(taker.handed).toEqual([])
})
