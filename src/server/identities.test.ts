import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { DataFolderError, openDataFolder } from './data-folder.ts'
import { openIdentities } from './identities.ts'

let root: string
const path = () => join(root, 'identities.json')
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vpc-console-identities-'))
})
afterEach(() => rmSync(root, { recursive: true }))

test('the data folder is made for its owner alone, and an existing one left as it is', () => {
  const folder = openDataFolder(join(root, 'a/b'))
  expect(statSync(folder).mode & 0o777).toBe(0o700)
  expect(openDataFolder(folder)).toBe(folder)
})

test('a folder that cannot be made is named', () => {
  writeFileSync(join(root, 'file'), '')
  expect(() => openDataFolder(join(root, 'file/folder'))).toThrow(DataFolderError)
})

test('a file that cannot be made is named, with why', async () => {
  const nowhere = join(root, 'gone/identities.json')
  await expect(openIdentities(nowhere)).rejects.toThrow(DataFolderError)
  await expect(openIdentities(nowhere)).rejects.toThrow(`${nowhere} cannot be made: ENOENT`)
})

test('the first start makes three identities with long random tokens, in a private file', async () => {
  const { all, accountId, find } = await openIdentities(path())
  expect(accountId).toMatch(/^[0-9a-f]{32}$/)
  expect(all.map(({ name }) => name)).toEqual(['Admin', 'Bind', 'Read'])
  for (const { name, token } of all) {
    expect(token).toMatch(new RegExp(`^vpc_${name.toLowerCase()}_[\\w-]{43}$`))
    expect(find(token)?.name).toBe(name)
  }
  expect(find('nobody')).toBeUndefined()
  expect(statSync(path()).mode & 0o777).toBe(0o600)
})

test('later starts know the same identities, and nobody’s id is part of a token', async () => {
  const first = await openIdentities(path())
  const again = await openIdentities(path())
  expect([again.accountId, again.all]).toEqual([first.accountId, first.all])
  for (const { token } of first.all) {
    expect(again.find(token)).toEqual(first.find(token))
    expect(token).not.toContain(first.find(token)?.id)
  }
})

test.each([
  ['nonsense', 'is not JSON'],
  ['{}', '/account_id: This field is required. /identities: This field is required.'],
  ['[]', 'The file: This must be an object.'],
])('a broken file is refused in words: %s', async (text, words) => {
  writeFileSync(path(), text)
  await expect(openIdentities(path())).rejects.toThrow(DataFolderError)
  await expect(openIdentities(path())).rejects.toThrow(words)
  expect(readFileSync(path(), 'utf8')).toBe(text)
})

test.each([
  [
    'a role that does not exist',
    [{ roles: ['Conectivity Directory Read'] }],
    '/identities/0/roles/0: This is not the name of a role.',
  ],
  [
    'a token that no header could carry',
    [{ token: `${'x'.repeat(40)} y` }],
    '/identities/0/token: A token has letters, digits and',
  ],
  [
    'a name of two',
    [{ token: 'y'.repeat(40) }, { token: 'z'.repeat(40) }],
    '/identities: Two have the same name.',
  ],
  ['a token of two', [{ name: 'A' }, { name: 'B' }], '/identities: Two have the same token.'],
])('%s is refused at its place, and no token is told', async (_, changes, words) => {
  const usual = { name: 'A', roles: [], token: 'x'.repeat(40) }
  const identities = changes.map((change) => ({ ...usual, ...change }))
  writeFileSync(path(), JSON.stringify({ account_id: 'a'.repeat(32), identities }))
  const refusal = await openIdentities(path()).catch(String)
  expect(refusal).toContain(words)
  expect(refusal).not.toMatch(/xxx|yyy/)
})
