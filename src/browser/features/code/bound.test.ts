import { runInNewContext } from 'node:vm'
import * as fc from 'fast-check'
import { type ParseError, parse as parseJsonc } from 'jsonc-parser'
import { parse as parseToml } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import { bindingName, bindingProblem } from './binding.ts'
import { type Bound, boundJsonc, boundTerraform, boundToml } from './bound.ts'
import { ACCOUNT, ID, name } from './testing/configs.ts'
import { readTerraform } from './testing/terraform.ts'

function jsonc(text: string): unknown {
  const errors: ParseError[] = []
  const value: unknown = parseJsonc(text, errors)
  expect(errors).toEqual([])
  return value
}

describe.each([
  ['vpc_services', 'service_id', 'vpc_service', 'service_id', {}],
  ['vpc_networks', 'tunnel_id', 'vpc_network', 'tunnel_id', {}],
  ['hyperdrive', 'id', 'hyperdrive', 'id', { compatibility_flags: ['nodejs_compat'] }],
] as const)('a binding under %s', (to, key, type, keyInTerraform, more) => {
  test('says the same in either file of wrangler, whatever the id', () => {
    fc.assert(
      fc.property(name, fc.oneof(fc.uuid(), name), (of, id) => {
        const binding = bindingName(of)
        const bound: Bound = { to, id }
        const wanted = { ...more, [to]: [{ binding, [key]: id, remote: true }] }
        expect(jsonc(boundJsonc(binding, bound))).toEqual(wanted)
        expect(parseToml(boundToml(binding, bound))).toEqual(wanted)
      }),
    )
  })

  test('is a binding of a Worker’s version in Terraform', async () => {
    const bound: Bound = { to, id: ID }
    const { resource } = await readTerraform(boundTerraform('API', bound, ACCOUNT, '2026-01-31'))
    expect(resource).toEqual({
      cloudflare_worker: { my_worker: [{ account_id: ACCOUNT, name: 'my-worker' }] },
      cloudflare_worker_version: {
        my_worker: [
          {
            account_id: ACCOUNT,
            worker_id: '${cloudflare_worker.my_worker.id}',
            compatibility_date: '2026-01-31',
            ...more,
            main_module: 'worker.js',
            modules: [
              {
                name: 'worker.js',
                content_type: 'application/javascript+module',
                content_file: 'build/worker.js',
              },
            ],
            bindings: [{ type, name: 'API', [keyInTerraform]: ID }],
          },
        ],
      },
    })
  })
})

test('a name that is let through is one that JavaScript takes after a dot', () => {
  fc.assert(
    fc.property(fc.oneof(name, fc.stringMatching(/^\w{0,9}$/)), (typed) => {
      const takes = (() => {
        try {
          return runInNewContext(`Object.create(null).${typed}`) === undefined
        } catch {
          return false
        }
      })()
      expect(bindingProblem(typed) !== undefined || takes).toBe(true)
    }),
  )
  expect(
    ['API', '_a1', '1a', '', 'a-b', 'a b'].map((it) => bindingProblem(it) === undefined),
  ).toEqual([true, true, false, false, false, false])
})
