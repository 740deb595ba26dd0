/**
 * What the browser is told to forbid the page. A pure function of the page's HTML, so that whoever serves it says the
 * same.
 */
import { createHash } from 'node:crypto'

type Headers = readonly (readonly [name: string, value: string])[]

const INLINE_SCRIPT = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g
const INLINE_STYLE = /<style[^>]*>([\s\S]*?)<\/style>/g

/** What a content security policy names the inline elements by; their line ends are those the HTML parser makes. */
const hashesOf = (html: string, elements: RegExp): string[] =>
  [...html.replaceAll(/\r\n?/g, '\n').matchAll(elements)].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )

/** Nothing, but what is named. The page makes no HTML, script or style out of text, so it needs no trusted types. */
const policy = (html: string): string =>
  [
    "default-src 'none'",
    ["script-src 'self'", ...hashesOf(html, INLINE_SCRIPT)].join(' '),
    ["style-src 'self'", ...hashesOf(html, INLINE_STYLE)].join(' '),
    "img-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

/** What a page could ask a person to be let use. The clipboard is not among them: the page copies. */
const UNUSED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'hid',
  'idle-detection',
  'local-fonts',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'publickey-credentials-get',
  'screen-wake-lock',
  'serial',
  'usb',
  'xr-spatial-tracking',
]

/** The security headers for all files of a page, beside the common ones. */
export const pageHeaders = (html: string): Headers => [
  ['content-security-policy', policy(html)],
  ['permissions-policy', UNUSED.map((feature) => `${feature}=()`).join(', ')],
  ['cross-origin-opener-policy', 'same-origin'],
]

/** The security headers of every answer, the API's too. */
export const COMMON_HEADERS: Headers = [
  ['x-content-type-options', 'nosniff'],
  ['referrer-policy', 'no-referrer'],
  ['cross-origin-resource-policy', 'same-origin'],
  // For browsers that know no frame-ancestors, and for what has no policy of its own.
  ['x-frame-options', 'DENY'],
]

/** Where browsers come by TLS: for a year they come no other way. Other names of the same domain are not ours to bind. */
export const TLS_HEADERS: Headers = [['strict-transport-security', 'max-age=31536000']]
