import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { bindingJsonc, bindingName, bindingToml } from './binding.ts'

test.each([
  ['my-private-api', 'MY_PRIVATE_API'],
  ['Orders (staging)', 'ORDERS_STAGING'],
  ['3scale', 'VPC_3SCALE'],
  ['  --  ', 'VPC_SERVICE'],
  ['日本', 'VPC_SERVICE'],
])('the service %s is bound as %s', (service, name) => {
  expect(bindingName(service)).toBe(name)
})

test('a binding’s name is always one that JavaScript takes after a dot', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (service) => {
      expect(bindingName(service)).toMatch(/^[A-Z_][A-Z0-9_]*$/)
    }),
  )
})

test('the binding is written for either file, for the local development server too', () => {
  expect(JSON.parse(bindingJsonc('API', 'id'))).toEqual({
    vpc_services: [{ binding: 'API', service_id: 'id', remote: true }],
  })
  expect(bindingToml('API', 'id')).toBe(
    '[[vpc_services]]\nbinding = "API"\nservice_id = "id"\nremote = true',
  )
})
