import { eventually } from './eventually.ts'

/**
 * Remembers what this process has open: sockets, timers. What it answers waits until there is no
 * more of any kind than there was.
 */
export function rememberResources(): () => Promise<void> {
  const before = counts()
  const isBack = () => [...counts()].every(([kind, count]) => count <= (before.get(kind) ?? 0))
  return () => eventually(`what is open to go: more than ${JSON.stringify([...before])}`, isBack)
}

/** Kinds that the test runner has of its own. */
const FOREIGN = new Set(['Immediate', 'PipeWrap', 'MessagePort', 'FSReqPromise', 'TTYWrap'])

function counts(): Map<string, number> {
  const kinds = process.getActiveResourcesInfo().filter((kind) => !FOREIGN.has(kind))
  return new Map(
    [...new Set(kinds)].map((kind) => [kind, kinds.filter((each) => each === kind).length]),
  )
}
