/** Commands for a POSIX shell. Pure. */

/**
 * A text as one word of a command. In single quotes nothing means anything, not even to zsh or to the history of an
 * interactive bash; a single quote is put between two quoted parts.
 */
export const quoted = (word: string): string =>
  /^[\w@%+:,./-][\w@%+=:,./-]*$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`

/** A command over several lines, each but the first indented. */
export const command = (...lines: readonly string[]): string => lines.join(' \\\n  ')
