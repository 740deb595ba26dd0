/** What a person is told otherwise by a local directory than by a Cloudflare account. */
import type { Page } from '@playwright/test'
import type { Mode } from './console.ts'
import { type } from './keyboard.ts'

export interface Words {
  /** Signs in by keyboard alone: by the printed link where there is one. */
  signIn(page: Page, token: string): Promise<void>
  /** How soon a page sees a connector, with some slack for a busy machine. In milliseconds. */
  noticed: number
  /** What a host is to reach, where nothing connects. */
  reach: string
  /** The address that connectors come from. */
  origin: string
  /** Why a token is refused that nobody gave out. */
  wrongToken: RegExp
}

const CLOUDFLARE: Words = {
  async signIn(page, token) {
    await page.goto('/')
    await type(page, page.getByLabel('API token'), token)
    await page.keyboard.press('Enter')
  },
  noticed: 5000,
  reach: 'The host reaches Cloudflare’s network',
  origin: '203.0.113.7',
  wrongToken: /^Cloudflare does not accept this token/,
}

const LOCAL: Words = {
  async signIn(page, token) {
    await page.goto(`/sign-in#token=${token}`)
  },
  noticed: 3000,
  reach: 'The host reaches the edge at',
  origin: '127.0.0.1',
  wrongToken: /^This token is not known here\./,
}

export const WORDS: Record<Mode, Words> = {
  local: LOCAL,
  cloudflare: CLOUDFLARE,
  workers: CLOUDFLARE,
}
