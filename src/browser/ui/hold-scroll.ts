/** What a person does to scroll by themselves, or to go elsewhere. */
const SIGNS = ['wheel', 'touchstart', 'pointerdown', 'keydown', 'popstate']

/** For how long a page is given to become as long as it was, in milliseconds. */
const PATIENCE = 2000

/**
 * Keeps the window scrolled to where it is while the page under it is made anew, and is too short for that in between.
 * It gives up after a while, and at once when a person scrolls.
 */
export function holdScroll(): void {
  const top = scrollY
  const began = performance.now()
  const end = began + PATIENCE
  const stop = new AbortController()
  for (const sign of SIGNS)
    addEventListener(
      sign,
      // The very press that asked for it may still be on its way to here.
      ({ timeStamp }) => timeStamp > began && stop.abort(),
      { signal: stop.signal, passive: true },
    )
  const hold = () => {
    if (stop.signal.aborted) return
    scrollTo(0, top)
    if (performance.now() > end) stop.abort()
    else requestAnimationFrame(hold)
  }
  requestAnimationFrame(hold)
}
