import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { queryClient } from './client.ts'
import { observedQuery } from './observed.ts'
import { storageOf } from './testing/storage.ts'
import { disconnect, rotateAndDisconnect, rotateToken, rotationQuery } from './token-rotation.ts'
import { tokenQuery } from './tunnels.ts'

const ME = 'mine'
const ON = { account: 'a', tunnel: 't' }
const TUNNEL = { id: 't', name: 'aws', status: 'healthy', created_at: '' }
const CONNECTOR = { id: 'one', version: '', arch: '', run_at: '', conns: [] }

/** What was asked: method, last part of the address, and the secret that was sent. */
let asked: { what: string; secret: string }[]
/** What is not answered, by its method. */
let unanswered: string

/** Stands for the API. */
const api = (url: string, { method = 'GET', body }: RequestInit): Promise<Response> => {
  const secret = typeof body === 'string' ? String(Object(JSON.parse(body)).tunnel_secret) : ''
  asked.push({ what: `${method} ${url.replace(/.*\/cfd_tunnel\//, '')}`, secret })
  if (method === unanswered) return Promise.reject(new TypeError('no network'))
  const result = method === 'PATCH' ? TUNNEL : method === 'GET' ? [CONNECTOR] : {}
  return Promise.resolve(Response.json({ success: true, errors: [], messages: [], result }))
}

const told = () => asked.map(({ what }) => what)

beforeEach(() => {
  asked = []
  unanswered = ''
  vi.stubGlobal('localStorage', storageOf())
  vi.stubGlobal('fetch', api)
  vi.stubGlobal('window', {})
  queryClient.clear()
})
afterEach(() => void vi.unstubAllGlobals())

test('each rotation sends 32 bytes of its own, and nothing keeps them', async () => {
  await rotateToken({ ...ON, noteFor: ME })
  await rotateToken({ ...ON, noteFor: ME })
  const secrets = asked.filter(({ what }) => what === 'PATCH t').map(({ secret }) => secret)
  expect(secrets.map((secret) => Buffer.from(secret, 'base64').length)).toEqual([32, 32])
  expect(new Set(secrets).size).toBe(2)
  const stored = Object.keys(localStorage).map((key) => localStorage.getItem(key))
  expect(stored.length).toBeGreaterThan(0)
  const cached = queryClient
    .getQueryCache()
    .getAll()
    .map(({ state }) => state.data)
  const kept = JSON.stringify([stored, cached])
  for (const secret of secrets) expect(kept).not.toContain(secret)
})

test('the old token is forgotten, also where nobody told whether it was rotated', async () => {
  const { queryKey } = tokenQuery('a', 't')
  for (const method of ['', 'PATCH']) {
    unanswered = method
    queryClient.setQueryData(queryKey, 'eyJold')
    await rotateToken({ ...ON, noteFor: undefined }).catch(() => {})
    expect(queryClient.getQueryData(queryKey)).toBeUndefined()
  }
})

test('who was connected right after is noted for who rotated, and that it was done is told', async () => {
  await rotateToken({ ...ON, noteFor: ME })
  expect(await queryClient.fetchQuery(rotationQuery(ME, ON))).toMatchObject({ connectors: ['one'] })
  expect(await queryClient.fetchQuery(rotationQuery('you', ON))).toBeNull()
  const { events } = await queryClient.fetchQuery(observedQuery(ME, 'a', 't'))
  expect(events.map(({ kind }) => kind)).toEqual(['token_rotated'])
})

test('where those who are connected cannot be asked for, it is noted that they are not known', async () => {
  unanswered = 'GET'
  await rotateToken({ ...ON, noteFor: ME })
  expect(await queryClient.fetchQuery(rotationQuery(ME, ON))).toMatchObject({ connectors: null })
})

test('where an edge tells all that, nothing is noted', async () => {
  await rotateToken({ ...ON, noteFor: undefined })
  expect(told()).toEqual(['PATCH t'])
  expect(Object.keys(localStorage)).toEqual([])
})

test('all are disconnected after the rotation; what came of only the first step is told apart', async () => {
  const asking = { ...ON, noteFor: undefined }
  expect(await rotateAndDisconnect(asking)).toEqual({ is: 'disconnected' })
  expect(told()).toEqual(['PATCH t', 'DELETE t/connections'])
  unanswered = 'DELETE'
  expect(await rotateAndDisconnect(asking)).toMatchObject({ is: 'half' })
  unanswered = 'PATCH'
  await expect(rotateAndDisconnect(asking)).rejects.toThrow('cannot be reached')
  expect(told().at(-1)).toBe('PATCH t')
})

test('the remaining are disconnected one by one, and nobody else', async () => {
  await disconnect(ON, ['one', 'two'])
  expect(told()).toEqual([
    'DELETE t/connections?client_id=one',
    'DELETE t/connections?client_id=two',
  ])
  await disconnect(ON, [])
  expect(told()).toHaveLength(2)
})
