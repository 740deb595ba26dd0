import { useState } from 'react'
import { ownKey } from '../../queries/own-key.ts'
import { useLeftBehind } from '../shell/use-left-behind.ts'
import { useViewer } from '../shell/viewer.ts'
import { type Given, keepGiven, type Kept, NOTHING, readGiven, textGiven } from './intake-draft.ts'
import type { Read } from './lines.ts'
import { readLines } from './read-lines.ts'

export type Lines = Extract<Read, { is: 'read' }>

function linesOf(given: Given): Lines | undefined {
  if (!given.isChecked) return undefined
  const read = readLines(textGiven(given))
  return read.is === 'read' ? read : undefined
}

/** Where a text came from. */
export type Source = 'file' | 'paste'

/**
 * What was given to be imported, and its lines while they are checked. It outlives a reload and a session that ends; who
 * leaves the page for anywhere else, or has begun, leaves it behind.
 */
export function useIntake(account: string) {
  const key = `${ownKey(useViewer().id)}draft:${account}:import`
  const [given, setGiven] = useState(() => readGiven(key))
  const [lines, setLines] = useState(() => linesOf(given))
  const [kept, setKept] = useState<Kept>('kept')
  useLeftBehind(key)
  const change = (next: Given, read?: Lines) => {
    setGiven(next)
    setLines(read)
    setKept(keepGiven(key, next))
  }
  return {
    pasted: given.pasted,
    lines,
    kept,
    paste: (pasted: string) => change({ ...NOTHING, pasted }),
    check: (text: string, from: Source, read: Lines) =>
      change({ ...given, file: from === 'file' ? text : null, isChecked: true }, read),
    /** Back to where something is given: what was pasted is still there. */
    leave: () => change({ ...NOTHING, pasted: given.pasted }),
    drop: () => change(NOTHING),
  }
}
