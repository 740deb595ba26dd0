import { expect, test } from 'vitest'
import { CODES } from './codes.ts'
import type { Operation } from './operation.ts'
import { OPERATIONS } from './operations.ts'

test('no two operations have one name, or one method at one path', () => {
  const names = OPERATIONS.map(({ name }) => name)
  const doors = OPERATIONS.map(({ method, path }) => `${method} ${path.replaceAll(/:\w+/g, ':')}`)
  expect(new Set(names).size).toBe(names.length)
  expect(new Set(doors).size).toBe(doors.length)
})

const namesOf = (fits: (operation: Operation) => boolean) =>
  OPERATIONS.filter(fits).map(({ name }) => name)

const sendsBody = ({ method }: Operation): boolean => method !== 'GET' && method !== 'DELETE'

test('an operation has a body exactly if its method sends one', () => {
  expect(namesOf(({ body }) => body !== undefined)).toEqual(namesOf(sendsBody))
})

test('a list that comes in pages can be asked for one', () => {
  expect(namesOf(({ paged, query }) => paged === true && query === undefined)).toEqual([])
})

const changes = ({ method, path }: Operation): boolean =>
  method !== 'GET' && path.startsWith('/client/v4/')

test('whatever changes an account takes a permission to write', () => {
  const free = namesOf(
    (operation) => changes(operation) && !operation.rule?.needs.endsWith('.write'),
  )
  expect(free).toEqual([])
})

test('the token of a tunnel is not for who may only read', () => {
  expect(OPERATIONS.find(({ name }) => name === 'tunnelToken')?.rule?.needs).toBe('tunnels.write')
})

test('no two kinds of error have one code, and ours stay out of Cloudflare’s way', () => {
  const codes = Object.values(CODES)
  expect(new Set(codes.map(({ code }) => code)).size).toBe(codes.length)
  for (const { code, ours } of codes) expect(code >= 9700 && code < 9800).toBe(ours)
})
