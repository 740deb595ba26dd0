/**
 * How much of a token's budget the busiest page uses while it is left open, in one tab and in five:
 * `npm run bench:requests`. Cloudflare allows 1,200 requests in five minutes.
 */
import { type Browser, chromium } from '@playwright/test'
import { setTimeout as later } from 'node:timers/promises'
import { pathTo } from '#browser/paths.ts'
import { sessionCreate } from '#contract/session-operations.ts'
import { countAsked } from '../../e2e/support/asked.ts'
import { BROWSER_ARGS, findBrowser } from '../browser.ts'
import { type PageName, readOptions, SIZE } from './options.ts'
import { startTarget, type Target } from './targets.ts'

const ALLOWED_IN_A_MINUTE = 1200 / 5

const options = readOptions(process.argv.slice(2))
if (options !== undefined) {
  await using target = await startTarget(options.target)
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...BROWSER_ARGS] })
  const { minutes, page } = options
  const { tunnels, services } = SIZE
  console.log(`${page}, with ${tunnels} tunnels and ${services} VPC Services, for ${minutes} min`)
  for (const tabs of [1, 5]) await measure(browser, target, page, tabs, minutes)
  await browser.close()
}

/** Leaves a page open in so many tabs, all of them in sight, and says what was asked from its opening on. */
async function measure(
  browser: Browser,
  target: Target,
  page: PageName,
  tabs: number,
  minutes: number,
): Promise<void> {
  const viewport = { width: 2560, height: 1440 }
  const context = await browser.newContext({ baseURL: target.url, viewport })
  const data = { token: target.token }
  const signedIn = await context.request.post(target.url + sessionCreate.path, { data })
  if (!signedIn.ok()) throw new Error(`Signing in failed: ${await signedIn.text()}`)
  await target.restart()
  const asked = countAsked(context)
  for (let tab = 0; tab < tabs; tab += 1)
    await (await context.newPage()).goto(addressOf(target, page))
  await later(minutes * 60_000)
  console.log(tabs === 1 ? '\nOne tab' : `\n${tabs} tabs`)
  report('The browser asked', kindsOf(asked.counts), minutes)
  report('Cloudflare’s API was asked', new Map(Object.entries(await target.counts())), minutes)
  await context.close()
}

function addressOf({ account, tunnel }: Target, page: PageName): string {
  return page === 'tunnels'
    ? pathTo('tunnels', { account })
    : pathTo('tunnelInstall', { account, tunnel })
}

/** The same by kind: whatever the account, the tunnel or the service is. */
function kindsOf(counts: ReadonlyMap<string, number>): Map<string, number> {
  const kinds = new Map<string, number>()
  for (const [path, times] of counts) {
    const kind = path.replaceAll(/[0-9a-f-]{32,36}/g, ':id')
    kinds.set(kind, (kinds.get(kind) ?? 0) + times)
  }
  return kinds
}

function report(title: string, counts: ReadonlyMap<string, number>, minutes: number): void {
  if (counts.size === 0) return
  const total = [...counts.values()].reduce((sum, times) => sum + times, 0)
  const share = (100 * total) / (ALLOWED_IN_A_MINUTE * minutes)
  console.log(`  ${title} ${total} times: ${share.toFixed(1)} % of the budget`)
  for (const [kind, times] of [...counts].toSorted(([, one], [, other]) => other - one))
    console.log(`    ${String(times).padStart(5)}  ${kind}`)
}
