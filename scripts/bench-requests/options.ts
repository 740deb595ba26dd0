import { parseArgs } from 'node:util'

const USAGE = `npm run bench:requests -- [--minutes N] [--page tunnels|install] [--target cloudflare|local]

  --minutes N  how long the page is left open, once in one tab and once in five; 5
  --page       the list of tunnels, or the page where somebody waits for a connector; tunnels
  --target     a console before a stand-in for Cloudflare's API, or with its own directory, where
               nothing is connected; cloudflare`

/** How many tunnels and VPC Services there are. */
export const SIZE = { tunnels: 200, services: 1000 }

const TARGETS = ['cloudflare', 'local'] as const
export type TargetName = (typeof TARGETS)[number]

const PAGES = ['tunnels', 'install'] as const
export type PageName = (typeof PAGES)[number]

/** What was asked for; undefined after saying how to ask. */
export function readOptions(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      minutes: { type: 'string', default: '5' },
      page: { type: 'string', default: 'tunnels' },
      target: { type: 'string', default: 'cloudflare' },
      help: { type: 'boolean' },
    },
  })
  const minutes = Number(values.minutes)
  const page = PAGES.find((name) => name === values.page)
  const target = TARGETS.find((name) => name === values.target)
  if (values.help === true || !(minutes > 0) || page === undefined || target === undefined) {
    console.log(USAGE)
    return undefined
  }
  return { minutes, page, target }
}
