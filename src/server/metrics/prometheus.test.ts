import { beforeEach, expect, test } from 'vitest'
import { aClaim, aTunnel, join, joined } from '../testing/fill.ts'
import { startConsole } from '../testing/console.ts'
import { countedRegistry } from './counted-registry.ts'
import { presentIn } from './present.ts'
import { createPrometheus, type Prometheus } from './prometheus.ts'

let prometheus: Prometheus
beforeEach(() => {
  prometheus = createPrometheus()
})

/** The lines of our own metrics that are above zero, without the name we begin them all with. */
async function counted(from = prometheus): Promise<string[]> {
  const lines = (await from.text()).split('\n')
  return lines.flatMap((line) => {
    const [, name, value] = /^vpc_console_(\S+) (\S+)$/.exec(line) ?? []
    return name === undefined || value === '0' || /_(bucket|sum)\b/.test(name)
      ? []
      : [`${name} ${value}`]
  })
}

test('requests are told by operation, method and class of status', async () => {
  prometheus.request('tunnelList', 'GET', 200, 0.01)
  prometheus.request('tunnelList', 'GET', 204, 0.01)
  prometheus.request('page', 'MADE-UP', 404, 0.01)
  expect(await counted()).toEqual([
    'http_requests_total{operation="tunnelList",method="GET",status="2xx"} 2',
    'http_requests_total{operation="page",method="other",status="4xx"} 1',
    'http_request_duration_seconds_count{operation="tunnelList"} 2',
    'http_request_duration_seconds_count{operation="page"} 1',
  ])
})

test('requests to Cloudflare are told by operation and status, silence too', async () => {
  prometheus.upstream('tunnelList', 429, 0.2)
  prometheus.upstream('tunnelList', 0, 30)
  expect(await counted()).toEqual([
    'upstream_requests_total{operation="tunnelList",status="429"} 1',
    'upstream_requests_total{operation="tunnelList",status="none"} 1',
    'upstream_request_duration_seconds_count{operation="tunnelList"} 2',
  ])
})

test('log streams are told while they are open', async () => {
  prometheus.logStreams(1)
  prometheus.logStreams(1)
  prometheus.logStreams(-1)
  expect(await counted()).toEqual(['log_streams 1'])
})

test('tunnels, connectors and connections are told as they are when asked', async () => {
  const console = startConsole()
  const local = createPrometheus()
  local.follow(() => presentIn(console.directory, console.presence))
  const { id } = await aTunnel(console, 'one')
  await aTunnel(console, 'two')
  expect(await counted(local)).toEqual(['tunnels{status="inactive"} 2'])
  const [connection] = joined(console, id)
  const up = ['tunnels{status="inactive"} 1', 'tunnels{status="healthy"} 1', 'connectors 1']
  expect(await counted(local)).toEqual([...up, 'connections 4'])
  connection?.close('drained')
  expect(await counted(local)).toContain('connections 3')
})

test('a registration that is refused is counted, and one that is not is let through', async () => {
  const plain = startConsole()
  const registry = countedRegistry(plain.presence, prometheus)
  const console = { ...plain, presence: { ...plain.presence, ...registry } }
  const { id } = await aTunnel(console)
  const claim = aClaim(console, id)
  expect(join(console, claim).admission.accepted).toBe(true)
  const stranger = { ...claim, tunnelSecret: new Uint8Array() }
  expect(join(console, stranger).admission.accepted).toBe(false)
  expect(await counted()).toEqual(['registrations_refused_total 1'])
})

test('the process tells of itself', async () => {
  expect(await prometheus.text()).toMatch(/^process_resident_memory_bytes \d+$/m)
  expect(prometheus.contentType).toContain('text/plain')
})
