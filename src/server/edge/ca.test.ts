import { X509Certificate } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { openIdentity } from './ca.ts'

const TODAY = new Date('2026-11-21T12:00:00Z')

async function newFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'edge-ca-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

test('the first start makes a CA whose key only its owner can read', async () => {
  const folder = await newFolder()
  const { caFile, caPem } = await openIdentity(join(folder, 'data'), TODAY)
  expect(caFile).toBe(join(folder, 'data', 'edge-ca.pem'))
  expect(await readFile(caFile, 'utf8')).toBe(caPem)
  expect((await readdir(join(folder, 'data'))).toSorted()).toEqual([
    'edge-ca-key.pem',
    'edge-ca.pem',
  ])
  expect((await stat(join(folder, 'data', 'edge-ca-key.pem'))).mode & 0o777).toBe(0o600)
})

test('a later start keeps the CA, and has a new certificate of its own signed by it', async () => {
  const folder = await newFolder()
  const first = await openIdentity(folder, TODAY)
  const second = await openIdentity(folder, TODAY)
  expect(second.caPem).toBe(first.caPem)
  expect(second.tls.key).not.toBe(first.tls.key)
  const ca = new X509Certificate(second.caPem)
  expect(new X509Certificate(second.tls.cert).verify(ca.publicKey)).toBe(true)
})

test('the edge’s certificate is for the names cloudflared asks for', async () => {
  const { tls } = await openIdentity(await newFolder(), TODAY)
  expect(new X509Certificate(tls.cert).subjectAltName).toBe(
    'DNS:h2.cftunnel.com, DNS:quic.cftunnel.com, DNS:probe.cftunnel.com',
  )
})

test('the CA is good for ten years, and the edge’s certificate as long', async () => {
  const { caPem, tls } = await openIdentity(await newFolder(), TODAY)
  const { validToDate } = new X509Certificate(caPem)
  expect(validToDate.toISOString().slice(0, 7)).toBe('2036-11')
  expect(new X509Certificate(tls.cert).validToDate).toEqual(validToDate)
})

test('two starts at the same time agree on one CA', async () => {
  const folder = await newFolder()
  const all = await Promise.all(Array.from({ length: 4 }, () => openIdentity(folder, TODAY)))
  expect(new Set(all.map(({ caPem }) => caPem)).size).toBe(1)
})

test('a start that was cut off after the key is made good', async () => {
  const folder = await newFolder()
  const { caFile } = await openIdentity(folder, TODAY)
  await rm(caFile)
  await expect(openIdentity(folder, TODAY)).resolves.toMatchObject({ caFile })
})

test.each([
  ['edge-ca.pem holds no certificate', 'edge-ca.pem', 'broken'],
  ['edge-ca.pem holds no certificate', 'edge-ca.pem', ''],
  ['edge-ca-key.pem holds no private key', 'edge-ca-key.pem', 'broken'],
])('a broken file is named and left alone: %s', async (sentence, file, content) => {
  const folder = await newFolder()
  await openIdentity(folder, TODAY)
  await writeFile(join(folder, file), content)
  await expect(openIdentity(folder, TODAY)).rejects.toThrow(`${sentence}. Put the right file back`)
  expect(await readFile(join(folder, file), 'utf8')).toBe(content)
})

test('a certificate without its key, or with another’s, is refused', async () => {
  const [folder, other] = [await newFolder(), await newFolder()]
  await openIdentity(folder, TODAY)
  await openIdentity(other, TODAY)
  const key = join(folder, 'edge-ca-key.pem')
  await writeFile(key, await readFile(join(other, 'edge-ca-key.pem')))
  await expect(openIdentity(folder, TODAY)).rejects.toThrow('edge-ca.pem belongs to another key')
  await rm(key)
  await expect(openIdentity(folder, TODAY)).rejects.toThrow('edge-ca-key.pem is missing')
})

test('an expired CA is refused', async () => {
  const folder = await newFolder()
  await openIdentity(folder, TODAY)
  const later = new Date('2037-01-01T00:00:00Z')
  await expect(openIdentity(folder, later)).rejects.toThrow('edge-ca.pem expired on Nov')
})
