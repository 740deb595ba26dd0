import { spawnSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** The shells that are here, as paths: what they run finds nothing but what is pretended. */
export const SHELLS = ['bash', 'dash']
  .map((shell) => `/bin/${shell}`)
  .filter((path) => existsSync(path))

/** Nothing real is run: each of these notes down how it was called. */
const PROGRAMS = ['apt-get', 'brew', 'cloudflared', 'curl', 'docker', 'grep', 'journalctl']
const MORE = ['kubectl', 'launchctl', 'rm', 'sudo', 'systemctl', 'tail', 'tee', 'yum']

const NOTE = String.raw`#!/bin/sh
{ printf '%s\037' "\${0##*/}" "$@"; printf '\036%s\036' "$TUNNEL_TOKEN"; /bin/cat; } > "$CALLS/$$"
`.replaceAll(String.raw`\${`, '${')

type Call = { words: string[]; token: string; input: string }

const readCall = (text: string): Call => {
  const [words = '', token = '', input = ''] = text.split('\u001E')
  return { words: words.split('\u001F').slice(0, -1), token, input }
}

const inOrder = (calls: Call[]): Call[] =>
  calls.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))

const contents = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]),
  )

/** What a command did: whom it called, and which files it wrote in the home of the person, which is where they are. */
export type Deeds = { calls: Call[]; files: Record<string, string> }

/** The programs, in a folder that goes with this process. */
function pretend(): string {
  const bin = mkdtempSync(join(tmpdir(), 'commands-bin-'))
  process.once('exit', () => rmSync(bin, { recursive: true }))
  for (const program of [...PROGRAMS, ...MORE]) {
    writeFileSync(join(bin, program), NOTE)
    chmodSync(join(bin, program), 0o755)
  }
  return bin
}
let programs: string | undefined

/** Has a shell run a text among pretended programs, with `~` for the home. Throws if the shell was not content. */
export function runIn(shell: string, text: string): Deeds {
  programs ??= pretend()
  const home = mkdtempSync(join(tmpdir(), 'commands-home-'))
  const calls = mkdtempSync(join(tmpdir(), 'commands-calls-'))
  try {
    const { status, stderr } = spawnSync(shell, ['-c', text], {
      cwd: home,
      env: { PATH: programs, HOME: home, CALLS: calls },
      encoding: 'utf8',
    })
    if (status !== 0 || stderr !== '') throw new Error(`${shell} ended with ${status}: ${stderr}`)
    const noted = Object.values(contents(calls)).map((call) => call.replaceAll(home, '~'))
    return { calls: inOrder(noted.map(readCall)), files: contents(home) }
  } finally {
    for (const folder of [home, calls]) rmSync(folder, { recursive: true })
  }
}
