/** The Dockerfile as a linter and the project see it; building it needs a Docker that not every machine has. */
import { ValidationSeverity, validate } from 'dockerfile-utils'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'

const ROOT = join(import.meta.dirname, '..')
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8')
const DOCKERFILE = read('Dockerfile')
const [, LAST = ''] = /[\s\S]*(\nFROM [\s\S]*)/.exec(DOCKERFILE) ?? []

const Package = z.object({ version: z.string() })
const versionIn = (path: string): string => Package.parse(JSON.parse(read(path))).version

/** The paths that stages take from the project, not from each other. */
const taken = (): string[] =>
  [...DOCKERFILE.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, from = '']) =>
    from.split(' '),
  )

test('a linter finds nothing to complain about', () => {
  const { ERROR } = ValidationSeverity
  const everything = {
    deprecatedMaintainer: ERROR,
    directiveCasing: ERROR,
    emptyContinuationLine: ERROR,
    instructionCasing: ERROR,
    instructionCmdMultiple: ERROR,
    instructionEntrypointMultiple: ERROR,
    instructionHealthcheckMultiple: ERROR,
    instructionJSONInSingleQuotes: ERROR,
    instructionWorkdirRelative: ERROR,
  }
  expect(validate(DOCKERFILE, everything)).toEqual([])
  expect(validate(`${DOCKERFILE}expose none\n`, everything)).not.toEqual([])
})

test('every stage begins with the Node that the project pins', () => {
  const images = [...DOCKERFILE.matchAll(/^FROM (\S+)/gm)].map(([, image]) => image)
  expect(new Set(images)).toEqual(
    new Set([`node:${versionIn('node_modules/node/package.json')}-slim`]),
  )
  expect(LAST).toContain(`image.version="${versionIn('package.json')}"`)
})

test('what runs is not root, is asked whether it is ready, and hears signals itself', () => {
  expect(LAST).toMatch(/^USER [1-9]\d*:[1-9]\d*$/m)
  expect(LAST).toMatch(/^HEALTHCHECK (?:.*\\\n)?\s*.*CMD \[/m)
  expect(LAST).toMatch(/^ENTRYPOINT \["node", "build\/server\/main\.js"\]$/m)
  expect(LAST).not.toMatch(/npm|ADD /)
})

test('what is copied is there, and reaches the build', () => {
  const allowed = read('.dockerignore').split('\n')
  expect(allowed).toContain('*')
  const files = taken().filter((path) => path !== '.')
  expect(files).toContain('package-lock.json')
  for (const path of [...files, 'scripts', 'src', 'public', 'index.html', 'vite.config.ts']) {
    expect(existsSync(join(ROOT, path))).toBe(true)
    expect(allowed).toContain(`!${path}`)
  }
})
