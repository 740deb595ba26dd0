import { expect, test } from 'vitest'
import { Configuration } from './configuration.ts'

const ingress = (service: string, hostname?: string) => ({ service, ...(hostname && { hostname }) })

test('before it is configured, and without rules, every request is answered 503', () => {
  const configuration = new Configuration()
  const unavailable = { target: { kind: 'status', status: 503 } }
  expect(configuration.match('app.example.com')).toMatchObject(unavailable)
  expect(configuration.apply(0, { ingress: [] })).toEqual({ version: 0 })
  expect(configuration.match('app.example.com')).toMatchObject(unavailable)
})

test('the first rule that fits the host decides, whatever its port', () => {
  const configuration = new Configuration()
  const rules = [ingress('http://127.0.0.1:3000', 'app.example.com'), ingress('http_status:404')]
  configuration.apply(1, { ingress: rules })
  expect(configuration.match('app.example.com:8080').service).toBe('http://127.0.0.1:3000')
  expect(configuration.match('example.com').service).toBe('http_status:404')
})

test('a version that is not higher than the one it runs changes nothing', () => {
  const configuration = new Configuration()
  configuration.apply(2, { ingress: [ingress('http_status:418')] })
  expect(configuration.apply(2, { ingress: [] })).toEqual({ version: 2 })
  expect(configuration.apply(1, { ingress: [] })).toEqual({ version: 2 })
  expect(configuration.match('any.example.com').service).toBe('http_status:418')
})

test.each([
  [{ ingress: 'all' }, 'no list of ingress rules'],
  [undefined, 'no list of ingress rules'],
  [{ ingress: [ingress('app:3000')] }, 'neither an http:// address nor an http_status'],
  [{ ingress: [ingress('http_status:404', 'a.example.com')] }, 'must match all URLs'],
])('%j is refused with a reason and the version that goes on', (config, reason) => {
  const configuration = new Configuration()
  const { version, error } = configuration.apply(5, config)
  expect(version).toBe(-1)
  expect(error).toContain(reason)
})
