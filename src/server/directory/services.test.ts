import { expect, test } from 'vitest'
import { serviceCreate, serviceDelete, serviceUpdate } from '#contract/service-changes.ts'
import { serviceGet, serviceList } from '#contract/service-operations.ts'
import { tunnelDelete } from '#contract/tunnel-changes.ts'
import { NOBODY, startConsole } from '#server/testing/console.ts'
import { aService, aTunnel, serviceBody } from '#server/testing/fill.ts'

test('a service is answered as it was sent: what was absent stays absent', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const host = { hostname: 'db.internal', resolver_network: { tunnel_id: id } }
  const body = { name: 'db', type: 'tcp', host, tcp_port: 5432, app_protocol: 'postgresql' }
  const { service_id, created_at, updated_at, ...rest } = await console.get(serviceCreate, { body })
  expect(rest).toEqual(body)
  expect(created_at).toBe('2026-11-21T10:00:00.000Z')
  expect(updated_at).toBe(created_at)
  const got = await console.get(serviceGet, { path: { service: service_id } })
  expect(got).toEqual({ service_id, created_at, updated_at, ...rest })
})

test('a service can have any of the four kinds of host', async () => {
  const console = startConsole()
  const tunnel_id = (await aTunnel(console)).id
  const hosts = [
    { ipv4: '10.0.0.1', network: { tunnel_id } },
    { ipv6: 'fd00::1', network: { tunnel_id } },
    { ipv4: '10.0.0.1', ipv6: 'fd00::1', network: { tunnel_id } },
    { hostname: 'a.internal', resolver_network: { tunnel_id, resolver_ips: ['10.0.0.53'] } },
  ]
  for (const [index, host] of hosts.entries()) {
    const body = { name: `s${index}`, type: 'http', host }
    expect((await console.get(serviceCreate, { body })).host).toEqual(host)
  }
})

test('an update replaces the whole service, its type too', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const body = {
    ...serviceBody(id),
    http_port: 8080,
    tls_settings: { cert_verification_mode: 'disabled' },
  }
  const made = await console.get(serviceCreate, { body })
  console.clock.at += 1000
  const tcp = { ...serviceBody(id), type: 'tcp', tcp_port: 22 }
  const path = { service: made.service_id }
  const updated = await console.get(serviceUpdate, { path, body: tcp })
  expect(updated).toEqual({
    ...tcp,
    service_id: made.service_id,
    created_at: made.created_at,
    updated_at: '2026-11-21T10:00:01.000Z',
  })
})

test('a name can be used once, by create and by update, and again after a deletion', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const first = await aService(console, id, 'first')
  const second = await aService(console, id, 'second')
  const body = serviceBody(id, 'first')
  const created = await console.ask('admin', serviceCreate, { body })
  expect(created.status).toBe(409)
  expect(created.headers.get('x-should-retry')).toBe('false')
  expect(created.errors).toMatchObject([{ code: 5101, source: { pointer: '/name' } }])
  const renamed = { path: { service: second.service_id }, body }
  expect((await console.ask('admin', serviceUpdate, renamed)).errors[0]?.code).toBe(5101)
  await console.get(serviceUpdate, { path: { service: first.service_id }, body })
  await console.get(serviceDelete, { path: { service: first.service_id } })
  await console.get(serviceUpdate, renamed)
})

test('a service needs a tunnel that lives, and says at which field', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  await console.get(tunnelDelete, { path: { tunnel: id } })
  for (const tunnel of [id, NOBODY]) {
    const { status, errors } = await console.ask('admin', serviceCreate, {
      body: serviceBody(tunnel),
    })
    expect(status).toBe(400)
    expect(errors).toMatchObject([{ code: 9721, source: { pointer: '/host/network/tunnel_id' } }])
  }
})

test('a tunnel id in upper case is the same tunnel', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  const { host } = await aService(console, id.toUpperCase())
  expect(host.network?.tunnel_id).toBe(id)
})

test('an account holds at most 1000 services', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  for (let count = 0; count < 1000; count += 1) await aService(console, id, `s${count}`)
  const { status, errors } = await console.ask('admin', serviceCreate, { body: serviceBody(id) })
  expect([status, errors[0]?.code]).toEqual([400, 9730])
  const list = await console.ask('read', serviceList)
  expect(list.result_info).toEqual({ page: 1, per_page: 1000, count: 1000, total_count: 1000 })
})

test('the list has pages, empty past the end, and a filter by type', async () => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  for (const name of ['a', 'b', 'c']) await aService(console, id, name)
  const body = { ...serviceBody(id, 'd'), type: 'tcp', tcp_port: 1 }
  await console.get(serviceCreate, { body })
  const names = async (query: Record<string, string>) =>
    (await console.get(serviceList, { query })).map(({ name }) => name)
  expect(await names({ page: '2', per_page: '3' })).toEqual(['d'])
  expect(await names({ page: '3', per_page: '3' })).toEqual([])
  expect(await names({ type: 'http' })).toEqual(['a', 'b', 'c'])
  expect(await names({ type: 'tcp' })).toEqual(['d'])
  const { result_info } = await console.ask('read', serviceList, {
    query: { type: 'http', per_page: '2' },
  })
  expect(result_info).toEqual({ page: 1, per_page: 2, count: 2, total_count: 3 })
})

test.each(['no-uuid', NOBODY, '%00', 'a%2fb'])('a service %s is not found', async (service) => {
  const console = startConsole()
  const { id } = await aTunnel(console)
  for (const operation of [serviceGet, serviceUpdate, serviceDelete]) {
    const asking = { path: { service }, body: serviceBody(id) }
    const given = 'body' in operation ? asking : { path: { service } }
    const { status, errors } = await console.ask('admin', operation, given)
    expect([status, errors[0]?.code]).toEqual([404, 9720])
  }
})
