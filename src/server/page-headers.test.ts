import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { COMMON_HEADERS, pageHeaders } from './page-headers.ts'

const SCRIPT = "\n  document.documentElement.dataset.theme = 'dark'\n"
const STYLE = '\n  p { margin: 0 }\n'
const HTML = `<!doctype html><style>${STYLE}</style><script>${SCRIPT}</script><script type="module" src="/assets/a-1.js"></script>`

const headers = (html: string) => new Map(pageHeaders(html))
const directives = (html: string) => headers(html).get('content-security-policy')?.split('; ')
const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

test('the page may use what is its own and what stands in it, and nothing else', () => {
  expect(directives(HTML)).toEqual([
    "default-src 'none'",
    `script-src 'self' ${hash(SCRIPT)}`,
    `style-src 'self' ${hash(STYLE)}`,
    "img-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ])
})

test('nothing unsafe is allowed, whatever stands in the page', () => {
  for (const html of ['', HTML, `${HTML}<script>eval('unsafe-inline')</script>`])
    expect(directives(html)?.join('; ')).not.toContain('unsafe')
})

test('a page whose lines end as on Windows is known by what the browser makes of it', () => {
  expect(directives(HTML.replaceAll('\n', '\r\n'))).toEqual(directives(HTML))
})

test('the page stands alone: no frame, no opener, no camera, and what it needs of the clipboard', () => {
  const page = headers(HTML)
  expect(page.get('cross-origin-opener-policy')).toBe('same-origin')
  expect(page.get('permissions-policy')).toContain('camera=()')
  expect(page.get('permissions-policy')).not.toContain('clipboard')
  // Chromium knows no such feature, and says so at every load.
  expect(page.get('permissions-policy')).not.toContain('bluetooth')
})

test('every answer is only what it says it is, tells nobody where one was, and stands in no frame', () => {
  expect(Object.fromEntries(COMMON_HEADERS)).toEqual({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
  })
})
