/** Command lines in the syntax of a shell: several lines to read, or one to paste. Pure. */

/** `sh` is any POSIX shell: bash, dash, zsh. */
export type Shell = 'sh' | 'cmd' | 'powershell'

/** What cloudflared is called in it. */
export const PROGRAM: Record<Shell, string> = {
  sh: 'cloudflared',
  cmd: 'cloudflared.exe',
  powershell: 'cloudflared.exe',
}

/** One command in pieces that stay together, each already in the shell's syntax. */
export type Step = readonly string[]

/** Commands to run one after the other, for as long as they succeed. */
export type Script = { shell: Shell; steps: readonly Step[] }

/** What stands in place of a token that is not to be seen: no one mistakes it for a token. */
export const MASK = '••••••••••••••••'

/** A text that no shell reads anything into. The mask is only looked at. */
const PLAIN: Record<Shell, RegExp> = {
  sh: /^[\w@%+=:,./•-]+$/,
  cmd: /^[\w@+=:./\\•-]+$/,
  powershell: /^[\w+=:./\\•-]+$/,
}

/**
 * How a shell is told that a text is one word. A path on Windows has no quotation marks in it; what stands between two
 * per cent signs is a variable to `cmd`, and nothing at its prompt can prevent that.
 */
const QUOTE: Record<Shell, (text: string) => string> = {
  sh: (text) => `'${text.replaceAll("'", String.raw`'\''`)}'`,
  cmd: (text) => `"${text.replaceAll('"', '""')}"`,
  powershell: (text) => `'${text.replaceAll("'", "''")}'`,
}

/** A text as one word of a command. */
export const quoted = (text: string, shell: Shell): string =>
  PLAIN[shell].test(text) ? text : QUOTE[shell](text)

/** A text as a string, where a bare word would be something else. */
export const asString = (text: string, shell: Shell): string => QUOTE[shell](text)

/** What a line ends with that goes on in the next. */
const GOES_ON: Record<Shell, string> = { sh: ' \\', cmd: ' ^', powershell: ' `' }

/** The commands as they are read: each on a line of its own, and a long one on several. */
export const asPage = ({ shell, steps }: Script): string =>
  steps.map((pieces) => pieces.join(`${GOES_ON[shell]}\n  `)).join('\n')

/** A command that runs only if all before it succeeded. Windows PowerShell has no `&&`. */
const CHAIN: Record<Shell, (first: string, then: string) => string> = {
  sh: (first, then) => `${first} && ${then}`,
  cmd: (first, then) => `${first} && ${then}`,
  powershell: (first, then) => `${first}; if ($?) { ${then} }`,
}

/** The commands as they are pasted: all on one line. */
export const asLine = ({ shell, steps }: Script): string =>
  steps.map((pieces) => pieces.join(' ')).reduceRight((then, first) => CHAIN[shell](first, then))
