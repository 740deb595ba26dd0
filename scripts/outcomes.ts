/** What a tool's report says of its tests. A report that can't be read is an error, never a zero. */
import { relative } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import * as z from 'zod/mini'

export type Outcome = {
  passed: number
  failed: number
  /** Each test that failed: where it stands and its name in the first line, then what it said. */
  failures: string[]
}

const VitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()),
        }),
      ),
    }),
  ),
})

export function outcomeOfVitest(report: unknown): Outcome {
  const { numPassedTests, numFailedTests, testResults } = VitestReport.parse(report)
  return {
    passed: numPassedTests,
    failed: numFailedTests,
    failures: testResults.flatMap((file) => failuresIn(file)),
  }
}

type TestFile = z.infer<typeof VitestReport>['testResults'][number]

/** A file that could not be loaded has failed without a test that did. */
function failuresIn({ name, status, message, assertionResults }: TestFile): string[] {
  const failed = assertionResults.filter((test) => test.status === 'failed')
  if (failed.length === 0 && status === 'failed') return [told(relative('', name), [message])]
  return failed.map((it) => told(`${relative('', name)} › ${it.fullName}`, it.failureMessages))
}

const Suite = z.object({
  specs: z.array(
    z.object({
      title: z.string(),
      file: z.string(),
      line: z.number(),
      tests: z.array(
        z.object({
          projectName: z.string(),
          status: z.string(),
          results: z.array(z.object({ errors: z.array(z.object({ message: z.string() })) })),
        }),
      ),
    }),
  ),
  get suites() {
    return z.optional(z.array(Suite))
  },
})
type Suite = z.infer<typeof Suite>

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
  suites: z.array(Suite),
  errors: z.array(z.object({ message: z.string() })),
})

/** A flaky test is a bug, so it counts as failed. */
export function outcomeOfPlaywright(report: unknown): Outcome {
  const { stats, suites, errors } = PlaywrightReport.parse(report)
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    failures: [
      ...errors.map(({ message }) => told('before any journey', [message])),
      ...suites.flatMap(failuresOf),
    ],
  }
}

const FAILED = new Set(['unexpected', 'flaky'])

function failuresOf({ specs, suites = [] }: Suite): string[] {
  const here = specs.flatMap(({ title, file, line, tests }) =>
    tests
      .filter(({ status }) => FAILED.has(status))
      .map(({ projectName, results }) => {
        const messages = results.flatMap(({ errors }) => errors.map(({ message }) => message))
        return told(`[${projectName}] ${file}:${line} › ${title}`, messages)
      }),
  )
  return [...here, ...suites.flatMap(failuresOf)]
}

/** So much of a message tells what is wrong; all of it stands where the test ran. */
const LINES = 12

function told(name: string, messages: string[]): string {
  const lines = messages.flatMap((message) =>
    stripVTControlCharacters(message).split('\n').slice(0, LINES),
  )
  return [name, ...lines.map((line) => `    ${line}`)].join('\n')
}
