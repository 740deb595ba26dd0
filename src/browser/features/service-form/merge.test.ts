import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ServiceConfig } from '#contract/service-config.ts'
import { type Choice, clashes, merged, sideOf } from './merge.ts'
import {
  differing,
  type Field,
  FIELD_NAMES,
  FIELDS,
  type Group,
  GROUPS,
  isAlike,
} from './service-fields.ts'
import { someConfig } from './testing/arbitrary.ts'

const ALL: readonly string[] = Object.keys(GROUPS)
const isGroup = (name: string): name is Group => ALL.includes(name)
const side = fc.constantFrom('theirs', 'yours')
const choice = fc.record({ name: side, tunnel: side, host: side, ports: side, tls: side })
const three = fc.record({ was: someConfig, theirs: someConfig, yours: someConfig })
const inGroup = (group: Group): Field[] =>
  FIELD_NAMES.filter((field) => FIELDS[field].group === group)

/** What is taken where nobody chose: that of whoever alone changed it. */
const preset = (versions: Parameters<typeof clashes>[0]): Choice =>
  Object.fromEntries(clashes(versions).map((clash) => [clash.group, sideOf(clash, {})]))

describe('a service made of two versions', () => {
  test('is one that may be sent, whatever is taken from whom', () => {
    fc.assert(
      fc.property(three, choice, (versions, take) => {
        expect(ServiceConfig.safeParse(merged(versions, take)).error).toBeUndefined()
      }),
    )
  })

  test('has each group from the side it was taken from, and invents nothing', () => {
    fc.assert(
      fc.property(three, choice, (versions, take) => {
        const one = merged(versions, take)
        for (const group of ALL.filter(isGroup))
          for (const field of inGroup(group))
            expect(FIELDS[field].value(one)).toBe(FIELDS[field].value(versions[take[group]]))
      }),
    )
  })

  test('has both people’s changes where they changed different things', () => {
    fc.assert(
      fc.property(someConfig, someConfig, someConfig, choice, (was, one, other, split) => {
        const flipped = Object.fromEntries(
          ALL.map((group) => [
            group,
            isGroup(group) && split[group] === 'yours' ? 'theirs' : 'yours',
          ]),
        )
        const theirs = merged({ theirs: one, yours: was }, split)
        const yours = merged({ theirs: other, yours: was }, flipped)
        const versions = { was, theirs, yours }
        expect(clashes(versions).filter(({ by }) => by === 'both')).toEqual([])
        const one2 = merged(versions, preset(versions))
        for (const field of FIELD_NAMES) {
          const changed = differing(was, theirs).includes(field) ? theirs : yours
          expect(FIELDS[field].value(one2)).toBe(FIELDS[field].value(changed))
        }
      }),
    )
  })

  test('leaves nothing to choose where both did the same', () => {
    fc.assert(
      fc.property(someConfig, someConfig, (was, same) => {
        expect(clashes({ was, theirs: same, yours: same })).toEqual([])
        expect(isAlike(merged({ theirs: same, yours: same }, {}), same)).toBe(true)
      }),
    )
  })

  test('is theirs where only they changed anything, and yours where only you did', () => {
    fc.assert(
      fc.property(someConfig, someConfig, (was, changed) => {
        const byThem = { was, theirs: changed, yours: was }
        const byYou = { was, theirs: was, yours: changed }
        for (const versions of [byThem, byYou])
          expect(isAlike(merged(versions, preset(versions)), changed)).toBe(true)
      }),
    )
  })
})

const http = (rest: object) =>
  ServiceConfig.parse({
    name: 'api',
    type: 'http',
    host: {
      hostname: 'api.internal',
      resolver_network: { tunnel_id: '11111111-2222-4333-8444-555555555555' },
    },
    ...rest,
  })

test('ports are one matter: to close one and to close the other does not make the defaults', () => {
  const was = http({ http_port: 8080, https_port: 8443 })
  const versions = { was, theirs: http({ http_port: 8080 }), yours: http({ https_port: 8443 }) }
  expect(clashes(versions)).toEqual([
    { group: 'ports', fields: ['https_port', 'http_port'], by: 'both' },
  ])
})

test('what both changed to different things is open until somebody chooses', () => {
  const versions = { was: http({}), theirs: http({ name: 'a' }), yours: http({ name: 'b' }) }
  const [clash] = clashes(versions)
  expect(clash).toEqual({ group: 'name', fields: ['name'], by: 'both' })
  expect(clash && sideOf(clash, {})).toBeUndefined()
  expect(clash && sideOf(clash, { name: 'yours' })).toBe('yours')
})

test('a choice goes before the one that is made by itself', () => {
  expect(sideOf({ group: 'tls', fields: [], by: 'them' }, { tls: 'yours' })).toBe('yours')
  expect(sideOf({ group: 'tls', fields: [], by: 'them' }, {})).toBe('theirs')
  expect(sideOf({ group: 'tls', fields: [], by: 'you' }, {})).toBe('yours')
})
