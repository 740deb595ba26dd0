/** A file as text: of a bearable size, in an encoding that is known. */

/** The largest file that is taken, in bytes. A thousand services are a twentieth of it. */
export const MOST_BYTES = 5_000_000

export type Taken = { is: 'text'; text: string } | { is: 'refused'; why: string }

const refused = (why: string): Taken => ({ is: 'refused', why })

export const TOO_LARGE = 'This is larger than 5 MB. Split it, or leave out what is not needed.'

/** Marks at the beginning of a file that tell its encoding. */
const MARKS: [encoding: string, ...bytes: number[]][] = [
  ['utf-16le', 0xff, 0xfe],
  ['utf-16be', 0xfe, 0xff],
]

/** The text of a file. One that is too large is not even loaded. */
export async function textIn(file: Pick<File, 'size' | 'arrayBuffer'>): Promise<Taken> {
  if (file.size > MOST_BYTES) return refused(TOO_LARGE)
  try {
    return textOf(new Uint8Array(await file.arrayBuffer()))
  } catch {
    return refused('This can’t be read: it is a folder, or is not there any more.')
  }
}

/** The text of the bytes of a file. Without a mark it must be UTF-8: what else it may be can only be guessed. */
export function textOf(bytes: Uint8Array): Taken {
  const [encoding] = MARKS.find(([, ...mark]) => mark.every((byte, at) => bytes[at] === byte)) ?? []
  try {
    const decoder = new TextDecoder(encoding ?? 'utf-8', { fatal: true })
    return { is: 'text', text: decoder.decode(bytes) }
  } catch {
    return refused('This file is not UTF-8 text. Save it as “CSV UTF-8” or as JSON, and try again.')
  }
}
