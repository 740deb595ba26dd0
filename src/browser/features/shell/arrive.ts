/**
 * What happens when another page has been drawn: a screen reader hears its title and the keyboard starts at its
 * heading. A tab that was pressed keeps the focus, so that the arrow keys go on working.
 */
export function arrive(): void {
  const announcer = document.getElementById('announcer')
  if (announcer !== null) announcer.textContent = document.title
  if (document.activeElement?.getAttribute('role') === 'tab') return
  document.querySelector('h1')?.focus({ preventScroll: true })
}
