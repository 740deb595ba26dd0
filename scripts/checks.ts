/** Every check, one after the other; ends with `N passed, N failed`. `npm test` runs it. */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser } from './browser.ts'
import { type Outcome, outcomeOfPlaywright, outcomeOfVitest } from './outcomes.ts'

const reports = mkdtempSync(join(tmpdir(), 'vpc-console-checks-'))
const unitReport = join(reports, 'unit.json')
const journeyReport = join(reports, 'journeys.json')

type Check = {
  name: string
  command: string
  /** Further environment, found out when its turn comes. */
  environment?: () => Record<string, string>
  /** What it wrote of its tests; one that writes nothing counts as one. */
  outcome?: () => Outcome
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
    outcome: () => outcomeOfVitest(readJson(unitReport)),
  },
  {
    name: 'journeys in a browser',
    command: 'playwright test --reporter=line,json',
    environment: () => ({
      CHROMIUM: findBrowser(),
      PLAYWRIGHT_JSON_OUTPUT_NAME: journeyReport,
    }),
    outcome: () => outcomeOfPlaywright(readJson(journeyReport)),
  },
]

/** Node keeps here what it has compiled, for the many processes that start with the same modules. */
const COMPILED = { NODE_COMPILE_CACHE: join(import.meta.dirname, '../node_modules/.cache/node') }

/** Runs a command with the project's tools on its path; resolves with its exit code. */
function run(command: string, environment: Record<string, string>): Promise<number> {
  // A shell finds the tools on every system: on Windows they are .cmd files.
  const child = spawn(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...COMPILED, ...environment },
  })
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? 1)))
}

const PASSED: Outcome = { passed: 1, failed: 0, failures: [] }

async function perform({ name, command, environment, outcome }: Check): Promise<Outcome> {
  try {
    const code = await run(command, environment?.() ?? {})
    const told = outcome?.() ?? PASSED
    if (code === 0 || told.failed > 0) return told
    // A tool that fails without a failed test has found something else wrong.
    const failures = [`${name} ended with ${code}`, ...told.failures]
    return { passed: outcome ? told.passed : 0, failed: 1, failures }
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return { passed: 0, failed: 1, failures: [`${name}: ${why}`] }
  }
}

const outcomes: Outcome[] = []
for (const check of CHECKS) {
  console.log(`\n— ${check.name}`)
  const began = performance.now()
  const outcome = await perform(check)
  outcomes.push(outcome)
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(`— ${check.name}: ${outcome.failed === 0 ? 'passed' : 'FAILED'} in ${seconds} s`)
}
rmSync(reports, { recursive: true })

// Once more at the end, where it is found without reading all that came before.
const failures = outcomes.flatMap((outcome) => outcome.failures)
if (failures.length > 0) console.log(`\n— what failed\n\n${failures.join('\n\n')}`)

const sum = (of: 'passed' | 'failed') => outcomes.reduce((total, outcome) => total + outcome[of], 0)
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`)
process.exitCode = sum('failed') === 0 ? 0 : 1
