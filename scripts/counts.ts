/** How many tests a tool's report says passed and failed. A report that can't be read is an error, never a zero. */
import * as z from 'zod/mini'

export type Count = { passed: number; failed: number }

const VitestReport = z.object({ numPassedTests: z.number(), numFailedTests: z.number() })
const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number() }),
})

export function countVitest(report: unknown): Count {
  const { numPassedTests, numFailedTests } = VitestReport.parse(report)
  return { passed: numPassedTests, failed: numFailedTests }
}

/** A flaky test is a bug, so it counts as failed. */
export function countPlaywright(report: unknown): Count {
  const { expected, unexpected, flaky } = PlaywrightReport.parse(report).stats
  return { passed: expected, failed: unexpected + flaky }
}
