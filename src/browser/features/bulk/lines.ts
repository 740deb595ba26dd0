/** The lines of a file or a paste as they are given, before anything is judged. */

/** One service as it is given, and its number in the file. `problems` are those that no schema would find. */
export type RawLine = { line: number; given: unknown; problems: readonly Said[] }

/** A problem: where, as `host.hostname` or the name of a column, empty for the whole line; and a sentence. */
export type Said = { place: string; message: string }

export type Format = 'json' | 'csv'
/** What numbers count: lines of the file, where each service has one of its own; else the services. */
export type Numbering = 'line' | 'item'
export type Read =
  | { is: 'read'; format: Format; numbering: Numbering; lines: readonly RawLine[] }
  | { is: 'unreadable'; why: string }

/** `why` is a sentence. */
export const unreadable = (why: string): Read => ({ is: 'unreadable', why })
