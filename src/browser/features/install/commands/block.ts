/** The parts of which the page of commands is made. Pure. */
import type { LocalEdge } from '#contract/session.ts'
import { asLine, asPage, type Shell, type Step } from './shell.ts'

/** A command or a file to copy. */
export type Block = {
  /** What it is: the name of the block and of its copy button. */
  what: string
  /** What to do with it, where that is not plain. */
  intro?: string
  language: 'bash' | 'yaml'
  /** As it stands on the page, on several lines. */
  page: string
  /** As it goes to the clipboard: a command on one line, a file as it is. */
  clipboard: string
}

/** Where a connector belongs: the edge it joins, null for Cloudflare's network; and what it is called on its host. */
export type Place = {
  edge: LocalEdge | null
  /**
   * A name for what is made on the host for this tunnel: services, containers, files. Letters, digits and hyphens, for
   * those are allowed everywhere.
   */
  name: string
}

/** Commands, as a block. A step without pieces of its own is one piece. */
export function commandBlock(
  what: string,
  shell: Shell,
  steps: readonly (string | Step)[],
  intro?: string,
): Block {
  const script = { shell, steps: steps.map((step) => (typeof step === 'string' ? [step] : step)) }
  return {
    what,
    language: 'bash',
    page: asPage(script),
    clipboard: asLine(script),
    ...(intro !== undefined && { intro }),
  }
}

/** A file to save under a name. */
export const fileBlock = (name: string, text: string, intro: string): Block => ({
  what: name,
  language: 'yaml',
  page: text,
  clipboard: `${text}\n`,
  intro,
})
