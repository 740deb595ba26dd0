import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { StartError } from '../listen.ts'
import { openMetricsPort, type MetricsPort } from './port.ts'
import { createPrometheus } from './prometheus.ts'

const HERE = { host: '127.0.0.1', port: 0 }

/** One that is closed with the test; and what it told its log. */
async function opened(prometheus = createPrometheus()): Promise<MetricsPort & { lines: string[] }> {
  const lines: string[] = []
  const log = (line: string) => void lines.push(line)
  const port = await openMetricsPort(HERE, prometheus, log)
  onTestFinished(() => port.close().catch(() => {}))
  return { ...port, lines }
}

test('metrics are at one address, and nothing else is', async () => {
  const { address } = await opened()
  const response = await fetch(`http://${address}/metrics`)
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store'])
  expect(response.headers.get('content-type')).toContain('text/plain; version=')
  expect(await response.text()).toContain('# TYPE vpc_console_http_requests_total counter')
  for (const path of ['/', '/client/v4/user', '/metrics/x', '/metrics?x'])
    expect((await fetch(`http://${address}${path}`)).status).toBe(404)
  const post = await fetch(`http://${address}/metrics`, { method: 'POST' })
  expect(post.status).toBe(404)
})

test('metrics that cannot be read are a failure, and the log says why', async () => {
  const prometheus = createPrometheus()
  prometheus.follow(() => {
    throw new Error('the database is gone')
  })
  const { address, lines } = await opened(prometheus)
  expect((await fetch(`http://${address}/metrics`)).status).toBe(500)
  expect(lines).toEqual(['Metrics could not be read: the database is gone'])
})

test('a taken port is told in a sentence that names the flag', async () => {
  const { address } = await opened()
  const again = { host: '127.0.0.1', port: Number(address.split(':')[1]) }
  const second = openMetricsPort(again, createPrometheus(), () => {})
  await expect(second).rejects.toThrow(StartError)
  await expect(second).rejects.toThrow('choose another port with --metrics-port')
})

test('it closes at once, whoever is connected', async () => {
  const opening = await opened()
  const [host, port] = opening.address.split(':')
  const idle = connect(Number(port), host)
  await once(idle, 'connect')
  const ended = once(idle, 'close')
  await opening.close()
  expect(await ended).toEqual([false])
})
