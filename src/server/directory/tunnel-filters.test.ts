import { expect, test } from 'vitest'
import { tunnelDelete } from '#contract/tunnel-changes.ts'
import { tunnelList } from '#contract/tunnel-operations.ts'
import { startConsole } from '#server/testing/console.ts'
import { aTunnel, joined } from '#server/testing/fill.ts'

/**
 * At 10:00 all are made; at 11:00 `prod-up` and `prod-down` come up; at 12:00 `prod-down` goes down and `gone` is
 * deleted; it is 13:00 now.
 */
async function aDay() {
  const console = startConsole()
  const made = new Map<string, string>()
  for (const name of ['prod-up', 'prod-down', 'test-never', 'gone'])
    made.set(name, (await aTunnel(console, name)).id)
  const idOf = (name: string) => made.get(name) ?? ''
  console.clock.at += 3_600_000
  joined(console, idOf('prod-up'))
  const falling = joined(console, idOf('prod-down'))
  console.clock.at += 3_600_000
  for (const connection of falling) connection.close('closed')
  await console.get(tunnelDelete, { path: { tunnel: idOf('gone') } })
  console.clock.at += 3_600_000
  const names = async (query: Record<string, string>) =>
    (await console.get(tunnelList, { query })).map(({ name }) => name)
  return { console, names, idOf }
}

test.each([
  [{}, 'prod-up prod-down test-never gone'],
  [{ is_deleted: 'false' }, 'prod-up prod-down test-never'],
  [{ is_deleted: 'true' }, 'gone'],
  [{ name: 'prod-up' }, 'prod-up'],
  [{ name: 'Prod-Up' }, ''],
  [{ name: 'prod' }, ''],
  [{ include_prefix: 'prod' }, 'prod-up prod-down'],
  [{ name_prefix: 'prod' }, 'prod-up prod-down'],
  [{ exclude_prefix: 'prod' }, 'test-never gone'],
  [{ include_prefix: 'prod', exclude_prefix: 'prod-d' }, 'prod-up'],
  [{ status: 'healthy' }, 'prod-up'],
  [{ status: 'down' }, 'prod-down'],
  [{ status: 'inactive', is_deleted: 'false' }, 'test-never'],
  [{ existed_at: '2026-11-21T09:00:00Z' }, ''],
  [{ existed_at: '2026-11-21T11:30:00Z' }, 'prod-up prod-down test-never gone'],
  [{ existed_at: '2026-11-21T12:30:00Z' }, 'prod-up prod-down test-never'],
  [{ was_active_at: '2026-11-21T10:30:00Z' }, ''],
  [{ was_active_at: '2026-11-21T12:30:00+01:00' }, 'prod-up prod-down'],
  [{ was_active_at: '2026-11-21T12:30:00Z' }, 'prod-up'],
  [{ was_inactive_at: '2026-11-21T12:30:00Z' }, 'prod-down test-never'],
  [{ page: '2', per_page: '3' }, 'gone'],
  [{ page: '9' }, ''],
])('the tunnel list with %o is: %s', async (query, expected) => {
  const { names } = await aDay()
  expect((await names(query)).join(' ')).toBe(expected)
})

test('a tunnel is found by its uuid, in any case', async () => {
  const { names, idOf } = await aDay()
  expect(await names({ uuid: idOf('gone').toUpperCase() })).toEqual(['gone'])
})

test.each([
  { bogus: '1' },
  { is_deleted: 'yes' },
  { status: 'fine' },
  { page: '0' },
  { per_page: '1001' },
  { page: '1e3' },
  { existed_at: 'yesterday' },
  { uuid: 'x' },
])('a filter that makes no sense is refused by name: %o', async (query) => {
  const console = startConsole()
  const { status, errors } = await console.ask('read', tunnelList, { query })
  expect([status, errors.length, errors[0]?.code]).toEqual([400, 1, 9707])
  expect(errors[0]?.message).toContain(Object.keys(query)[0])
})
