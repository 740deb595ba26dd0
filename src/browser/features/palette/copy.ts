import { notice, problemNotice } from '../../ui/notice.ts'

/** Copies a text, and says so. Where the page is not served securely, a browser has no clipboard at all. */
export async function copy({ text, what }: { text: string; what: string }): Promise<void> {
  try {
    await navigator.clipboard.writeText(text)
    notice(`${what} was copied.`)
  } catch {
    problemNotice(`${what} could not be copied.`)
  }
}
