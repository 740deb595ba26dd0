/** Journeys that hear of everything the page's policy forbids while they run. */
import { expect, test as base } from './fixtures.ts'

interface Fixtures {
  /** What was forbidden so far: each the directive and what was tried. */
  forbidden: string[]
}

const HEAR = 'hearForbidden'

/** Runs in the page, before anything of the page does. */
function tell(hear: string): void {
  document.addEventListener('securitypolicyviolation', (event) => {
    const { effectiveDirective, blockedURI, sourceFile, lineNumber, sample } = event
    const words = `${effectiveDirective}: ${blockedURI} at ${sourceFile}:${lineNumber} ${sample}`
    const hearing: unknown = Reflect.get(window, hear)
    if (typeof hearing === 'function') Reflect.apply(hearing, window, [words])
  })
}

export const test = base.extend<Fixtures>({
  forbidden: [
    async ({ context }, use) => {
      const forbidden: string[] = []
      await context.exposeFunction(HEAR, (what: string) => void forbidden.push(what))
      await context.addInitScript(tell, HEAR)
      await use(forbidden)
    },
    { auto: true },
  ],
})

export { expect }
