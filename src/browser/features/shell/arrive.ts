/** Whether a page has been seen since this document was loaded: the first one is the browser's to announce. */
let seen = false

/**
 * Give it as `ref` to a page's heading. When another page has been drawn, a screen reader hears its title; and where
 * the focus was lost with what was pressed, the keyboard starts at the heading. A tab that was pressed keeps the focus.
 */
export function arrive(heading: HTMLElement | null): void {
  if (heading === null) return
  const announcer = document.getElementById('announcer')
  if (seen && announcer !== null) announcer.textContent = heading.textContent
  if (seen && document.activeElement === document.body) heading.focus({ preventScroll: true })
  seen = true
}

/** Puts the keyboard at the page's heading: call it before what was pressed goes away, and the page stays. */
export function toHeading(): void {
  document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true })
}
