import { execFileSync } from 'node:child_process'
import { join } from 'node:path'

/** Playwright's global setup: the journeys run on the page as it is built from what stands in the sources now. */
// oxlint-disable-next-line import/no-default-export -- Playwright takes nothing else
export default function build(): void {
  execFileSync(process.execPath, [join(import.meta.dirname, '../../scripts/build.ts')], {
    stdio: 'inherit',
  })
}
