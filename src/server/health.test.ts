import { expect, test } from 'vitest'
import { healthRoutes } from './health.ts'

async function ask(path: string, ready: () => boolean, method = 'GET'): Promise<Response> {
  return await healthRoutes({ ready }).request(`http://10.1.2.3${path}`, { method })
}

const fail = (): boolean => {
  throw new Error('the database is gone')
}

interface Case {
  path: string
  ready: () => boolean
  status: number
  body: string
}

test.each<Case>([
  { path: '/healthz', ready: () => true, status: 200, body: 'ok, on Node.js\n' },
  { path: '/healthz', ready: fail, status: 200, body: 'ok, on Node.js\n' },
  { path: '/readyz', ready: () => true, status: 200, body: 'ready\n' },
  { path: '/readyz', ready: () => false, status: 503, body: 'not ready\n' },
  { path: '/readyz', ready: fail, status: 503, body: 'not ready\n' },
])('$path is answered with $status: $body', async ({ path, ready, status, body }) => {
  const response = await ask(path, ready)
  expect([response.status, await response.text()]).toEqual([status, body])
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('probes only read', async () => {
  expect((await ask('/readyz', () => true, 'POST')).status).toBe(404)
  expect((await ask('/readyz/x', () => true)).status).toBe(404)
})
