/**
 * A page that has something to lose asks before it is left: by a link, by Back, or by closing the tab. One page is shown
 * at a time, so there is one guard.
 */

/** Asks; `leave` goes where the person was going to. */
type Ask = (leave: () => void) => void

let guard: { ask: Ask; release: () => void } | undefined

/** Has leaving asked about until the function it returns is called. */
export function guardLeaving(ask: Ask): () => void {
  const stop = new AbortController()
  // The browser asks in words of its own; no page may choose them.
  addEventListener('beforeunload', (event) => event.preventDefault(), { signal: stop.signal })
  holdBack(stop.signal)
  const own = { ask, release: () => stop.abort() }
  guard = own
  return () => {
    own.release()
    if (guard === own) guard = undefined
  }
}

/** Goes at once, or after it was asked about. Where it goes nobody is asked again. */
export function leaveOrAsk(go: () => void): void {
  const held = guard
  if (held === undefined) return go()
  held.ask(() => {
    held.release()
    if (guard === held) guard = undefined
    go()
  })
}

/**
 * Back and Forward are held where the browser lets a page do so (the Navigation API); elsewhere they leave. A step
 * within the page is not cancelable by its address alone, so it is told by its path.
 */
function holdBack(signal: AbortSignal): void {
  if (!('navigation' in window)) return
  navigation.addEventListener(
    'navigate',
    (event) => {
      const { key, url } = event.destination
      const stays = new URL(url).pathname === location.pathname
      if (event.navigationType !== 'traverse' || !event.cancelable || stays) return
      event.preventDefault()
      leaveOrAsk(() => void navigation.traverseTo(key).finished?.catch(() => {}))
    },
    { signal },
  )
}
