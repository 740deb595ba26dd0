import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compressFolder } from './compress.ts'
import { isStale } from './stale.ts'

let root: string
const write = (name: string, at = 0, text = ''): void => {
  writeFileSync(join(root, name), text)
  utimesSync(join(root, name), at, at)
}
const stale = (): boolean => isStale(root, join(root, 'dist/index.html'))

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'vpc-console-build-'))
  mkdirSync(join(root, 'dist'))
  mkdirSync(join(root, 'src/browser/ui'), { recursive: true })
  write('src/browser/ui/Button.tsx', 100)
  for (const folder of ['src/browser', 'src/browser/ui']) utimesSync(join(root, folder), 100, 100)
  write('index.html', 100)
  write('dist/index.html', 200)
})
afterEach(() => rmSync(root, { recursive: true }))

test('a page that was built after its sources is not built again', () => {
  expect(stale()).toBe(false)
})

test.each(['src/browser/ui/Button.tsx', 'index.html', 'src/browser/ui/New.tsx', 'vite.config.ts'])(
  'a page is built again when %s changed',
  (name) => {
    write(name, 300)
    expect(stale()).toBe(true)
  },
)

test('a page is built again when a source went away, or it never was', () => {
  rmSync(join(root, 'src/browser/ui/Button.tsx'))
  expect(stale()).toBe(true)
  rmSync(join(root, 'dist/index.html'))
  expect(stale()).toBe(true)
})

test('what can be compressed is, both ways', () => {
  const text = 'body { color: red }\n'.repeat(100)
  write('dist/page.css', 0, text)
  write('dist/picture.png', 0, text)
  compressFolder(join(root, 'dist'))
  expect(brotliDecompressSync(readFileSync(join(root, 'dist/page.css.br'))).toString()).toBe(text)
  expect(gunzipSync(readFileSync(join(root, 'dist/page.css.gz'))).toString()).toBe(text)
  expect(() => readFileSync(join(root, 'dist/picture.png.br'))).toThrow('ENOENT')
})
