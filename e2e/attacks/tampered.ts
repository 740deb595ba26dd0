/** Request targets that no browser sends. */
import { utf8 } from './raw.ts'

const UUID = 'f70ff985-a4ef-4643-bbbc-4a0ed4fc8415'

/** Ways up and out, as they are written to slip past whoever looks for `../`. */
const UP = [
  '..',
  '%2e%2e',
  '.%2E',
  '%252e%252e',
  '..%2f..',
  '..%5c..',
  '..\\..',
  '..;',
  ';/..',
  '%c0%ae%c0%ae',
  '%e0%80%ae%e0%80%ae',
  '%u002e%u002e',
  utf8('․․'),
  utf8('．．'),
  '%ef%bc%8e%ef%bc%8e',
  '..%00',
  '%00..',
  '....//',
  '..%0d%0a',
  '..%ff',
  '%',
]

const upFrom = (place: string, to: string): string[] =>
  UP.flatMap((up) => [`${place}/${up}/${to}`, `${place}/${up}/${up}/${up}/${up}/${to}`])

const ELSEWHERE = (path: string): string[] => [
  `//evil.example${path}`,
  `///evil.example${path}`,
  `/\\evil.example${path}`,
  `\\\\evil.example${path}`,
  `http://evil.example${path}`,
  `https://api.cloudflare.com${path}`,
  `http://127.0.0.1:1${path}`,
  `http://127.0.0.1@evil.example${path}`,
  `HTTP://EVIL.EXAMPLE${path}`,
  `http:${path}`,
  `http://[${path}`,
  `ftp://evil.example${path}`,
  `file://${path}`,
  `evil.example:443`,
  `@evil.example${path}`,
  `?${path}`,
  `#${path}`,
  '*',
]

/** Of the tunnels of an account, and from there to elsewhere. */
export const targetsOfApi = (account: string): string[] => {
  const all = `/client/v4/accounts/${account}/cfd_tunnel`
  return [
    ...upFrom(all, 'user'),
    ...upFrom(`${all}/${UUID}`, 'token'),
    ...upFrom('/client/v4', 'control/requests'),
    ...ELSEWHERE(all),
    `/client/v4/accounts/${account}%2fcfd_tunnel`,
    `/client/v4/accounts/${account}%3f/cfd_tunnel`,
    `/client/v4/accounts/${account}%23/cfd_tunnel`,
    `/client/v4/accounts/${account};x=y/cfd_tunnel`,
    `/client/v4/accounts/${account}\\cfd_tunnel`,
    `/client/v4/accounts/:account/cfd_tunnel`,
    `/client/v4//accounts/${account}/cfd_tunnel`,
    `${all}//${UUID}`,
    `${all}/${UUID}%2ftoken`,
    `${all}/${UUID}%3fa=b`,
    `${all}/${UUID}%0d%0aX-Evil:%20yes`,
    `${all}/${UUID}\r\nX-Evil: yes`,
    `${all}/${UUID}\nX-Evil: yes`,
    `${all}/${UUID}\0`,
    `${all}/${UUID};jsessionid=1`,
    `${all};a=b`,
    `${all}?name=a%0d%0aX-Evil:%20yes`,
    `${all}?name=a\r\nX-Evil: yes`,
    `${all}?name=%00%ff%c0%ae`,
    `${all}?name=a&name=b`,
    `${all}?page=1%26per_page=1000`,
    `${all}?name=a%23b%26is_deleted=true`,
    `${all}?../../user`,
    `${all}#/../../user`,
  ]
}

/** Of files that are no page’s: of the project, the machine and the data folder. */
export const targetsOfFiles = (data: string): string[] => [
  ...upFrom('', 'package.json'),
  ...upFrom('/assets', 'package.json'),
  ...upFrom('/assets', 'etc/passwd'),
  ...upFrom('', `${data}/identities.json`),
  ...ELSEWHERE('/etc/passwd'),
  '/package.json',
  '/etc/passwd',
  '/@fs/etc/passwd',
  '/src/server/main.ts',
  '/.git/config',
  '/assets/.git/config',
  '/index.html%00.js',
  '/index.html/.',
  `${data}/identities.json`,
  `/${data}/session-key`,
]
