/** Every check, one after the other; ends with `N passed, N failed`. `npm test` runs it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { countPlaywright, countVitest, type Count } from './counts.ts'

const reports = mkdtempSync(join(tmpdir(), 'vpc-console-checks-'))
const unitReport = join(reports, 'unit.json')
const journeyReport = join(reports, 'journeys.json')

type Check = {
  name: string
  command: string
  /** Further environment, found out when its turn comes. */
  environment?: () => Record<string, string>
  /** Where it writes what it counted; one that writes nothing counts as one. */
  count?: () => Count
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))

const CHECKS: Check[] = [
  { name: 'types', command: 'tsc' },
  { name: 'lint', command: 'oxlint --type-aware --deny-warnings' },
  { name: 'format', command: 'oxfmt --check' },
  { name: 'dead code', command: 'knip' },
  { name: 'build', command: 'node scripts/build.ts --force' },
  {
    name: 'unit tests and official clients',
    command: `vitest run --reporter=default --reporter=json --outputFile.json="${unitReport}"`,
    count: () => countVitest(readJson(unitReport)),
  },
  {
    name: 'journeys in a browser',
    command: 'playwright test --reporter=line,json',
    environment: () => ({
      CHROMIUM: findBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport,
    }),
    count: () => countPlaywright(readJson(journeyReport)),
  },
]

/** Runs a command with the project's tools on its path; resolves with its exit code. */
function run(command: string, environment: Record<string, string>): Promise<number> {
  // A shell finds the tools on every system: on Windows they are .cmd files.
  const child = spawn(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...environment },
  })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

async function perform({ command, environment, count }: Check): Promise<Count> {
  try {
    const code = await run(command, environment?.() ?? {})
    const { passed, failed } = count?.() ?? { passed: 1, failed: 0 }
    // A tool that fails without a failed test has found something else wrong.
    return code === 0 ? { passed, failed } : { passed: count ? passed : 0, failed: failed || 1 }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    return { passed: 0, failed: 1 }
  }
}

const total: Count = { passed: 0, failed: 0 }
for (const check of CHECKS) {
  console.log(`\n— ${check.name}`)
  const began = performance.now()
  const { passed, failed } = await perform(check)
  total.passed += passed
  total.failed += failed
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`— ${check.name}: ${failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
}
rmSync(reports, { recursive: true })
console.log(`\n${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
