/** Finds a Chromium for the end-to-end checks, and gets one where there is none. Run by itself it prints the path. */
import { chromium } from '@playwright/test'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The first is made for this: the same engine without windows, for a sixth less of the processor's time. */
const NAMES = [
  'chromium-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome.exe',
  'Google Chrome',
  'Chromium',
]
/** Where they are installed on systems that do not put them on the path. */
const USUAL_PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS',
  '/Applications/Chromium.app/Contents/MacOS',
  join(process.env['PROGRAMFILES'] ?? '', 'Google/Chrome/Application'),
]

const isRoot = process.getuid?.() === 0

/** `--no-sandbox` because Chromium's sandbox refuses to run as root. The rest keeps it from calling home. */
export const BROWSER_ARGS: readonly string[] = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(isRoot ? ['--no-sandbox'] : []),
]

function onThisMachine(): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), ...USUAL_PLACES]
  return folders
    .flatMap((folder) => NAMES.map((name) => join(folder, name)))
    .find((path) => existsSync(path))
}

const playwrightsOwn = (): string | undefined => {
  const path = chromium.executablePath()
  return existsSync(path) ? path : undefined
}

/** Whether a program ended well. What it says of its progress stays out of our own output. */
const ran = (program: string, ...args: string[]): boolean =>
  spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0

const canUseApt = isRoot && existsSync('/usr/bin/apt-get')

function installPlaywrightsOwn(): string | undefined {
  const cli = fileURLToPath(import.meta.resolve('@playwright/test/cli'))
  const playwright = (...args: string[]) => ran(process.execPath, cli, ...args, 'chromium')
  // Without the libraries it may still do: they may be there.
  if (canUseApt) playwright('install-deps')
  return playwright('install') ? playwrightsOwn() : undefined
}

function installDebians(): string | undefined {
  if (!canUseApt || !ran('apt-get', 'update')) return undefined
  const install = (name: string) => ran('apt-get', 'install', '-y', name)
  // Older releases have the whole browser only.
  return install('chromium-headless-shell') || install('chromium') ? onThisMachine() : undefined
}

/** Another than the one that was asked for would be no help. */
function asWished(): string | undefined {
  const path = process.env['CHROMIUM']
  if (path === undefined || path === '') return undefined
  if (!existsSync(path)) throw new Error(`CHROMIUM: there is no ${path}.`)
  return path
}

/** Each way to get a browser; the next one is tried where one did not help. */
const WAYS = [asWished, onThisMachine, playwrightsOwn, installPlaywrightsOwn, installDebians]

/** The path of a Chromium. Throws, with what to do, when none can be had. */
export function findBrowser(): string {
  for (const way of WAYS) {
    const path = way()
    if (path !== undefined && existsSync(path)) return path
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install one, or set CHROMIUM to the path of its program.',
  )
}

if (import.meta.main) console.log(findBrowser())
