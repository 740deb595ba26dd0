/** A connector that runs in a terminal until it is closed. Pure. */
import { type Block, commandBlock, type Place } from './block.ts'
import type { Choice, Handover } from './choice.ts'
import { asString, PROGRAM, quoted, type Shell, type Step } from './shell.ts'
import { paired, tunnelOptions } from './tunnel-run.ts'

/** A file in the home of the person, as its shell writes it. */
const HOME_FILE: Record<Shell, (file: string) => string> = {
  sh: (file) => `~/${file}`,
  cmd: (file) => `"%USERPROFILE%\\${file}"`,
  powershell: (file) => `"$env:USERPROFILE\\${file}"`,
}

/**
 * Saves the token where only this person may read it. `printf` and `echo` are part of the shell, so no process has the
 * token among its arguments. To `cmd`, a digit before `>` would be the number of a stream.
 */
const SAVE: Record<Shell, (token: string, file: string) => string> = {
  sh: (token, file) => `(umask 077 && printf %s ${quoted(token, 'sh')} > ${file})`,
  cmd: (token, file) => `(echo ${token})>${file}`,
  powershell: (token, file) => `Set-Content -Path ${file} -Value ${asString(token, 'powershell')}`,
}

/** Gives the token to what is started from this shell. */
const SET: Record<Shell, (token: string) => string> = {
  sh: (token) => `TUNNEL_TOKEN=${quoted(token, 'sh')}`,
  cmd: (token) => `set "TUNNEL_TOKEN=${token}"`,
  powershell: (token) => `$env:TUNNEL_TOKEN = ${asString(token, 'powershell')}`,
}

/** The steps around the one that runs cloudflared, for each way of handing the token over. */
const STEPS: Record<
  Handover,
  (run: (last: string) => Step, shell: Shell, token: string, name: string) => Step[]
> = {
  argument: (run, shell, token) => [run(`run --token ${quoted(token, shell)}`)],
  environment: (run, shell, token) =>
    shell === 'sh' ? [[SET.sh(token), ...run('run')]] : [[SET[shell](token)], run('run')],
  file: (run, shell, token, name) => {
    const file = HOME_FILE[shell](`${name}.token`)
    return [[SAVE[shell](token, file)], run(`run --token-file ${file}`)]
  },
}

/** Whoever does not know it closes the terminal once it is connected, and with it the connector. */
export const WHILE_OPEN = 'It runs for as long as the terminal stays open. Ctrl+C ends it:'

/** Runs cloudflared in this terminal. */
export function inTerminal(choice: Choice, { edge, name }: Place, token: string): Block[] {
  const { shell, handover } = choice
  const options = paired(tunnelOptions({ edge, handover }), (word) => quoted(word, shell))
  const program = `${PROGRAM[shell]} tunnel`
  const run = (last: string): Step =>
    options.length === 0 ? [`${program} ${last}`] : [program, ...options, last]
  return [commandBlock('run command', shell, STEPS[handover](run, shell, token, name), WHILE_OPEN)]
}
