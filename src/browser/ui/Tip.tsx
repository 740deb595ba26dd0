import { useEffect, useRef } from 'react'

/** How far the tip keeps from what it explains and from the window's edge, in pixels. */
const GAP = 6

const tipTarget = (event: Event): HTMLElement | null =>
  event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tip]') : null

/** Below the target, or above where there is no room; within the window from left to right. */
function place(tip: HTMLElement, target: HTMLElement) {
  const at = target.getBoundingClientRect()
  const size = tip.getBoundingClientRect()
  const below = at.bottom + GAP
  const top = below + size.height > innerHeight ? at.top - GAP - size.height : below
  tip.style.top = `${top}px`
  tip.style.left = `${Math.max(GAP, Math.min(at.left, innerWidth - size.width - GAP))}px`
}

function show(tip: HTMLElement, target: HTMLElement) {
  tip.textContent = target.dataset['tip'] ?? ''
  tip.showPopover()
  place(tip, target)
}

/**
 * The one tip of the page: it shows the `data-tip` of whatever the pointer or the keyboard rests on, until it leaves
 * or Escape is pressed. What was pressed needs no tip until it is left. One listener for all costs a long list nothing. Give the same words as `aria-description`.
 */
export function Tip() {
  const ref = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const tip = ref.current
    if (tip === null) return undefined
    const stop = new AbortController()
    const on = (type: string, listen: (event: Event) => void) =>
      document.addEventListener(type, listen, { signal: stop.signal })
    let pressed: HTMLElement | null = null
    const enter = (event: Event) => {
      const target = tipTarget(event)
      if (target !== pressed) pressed = null
      if (target === null || target === pressed) tip.hidePopover()
      else show(tip, target)
    }
    on('pointerover', enter)
    on('focusin', enter)
    on('focusout', () => tip.hidePopover())
    on('click', (event) => {
      pressed = tipTarget(event)
      tip.hidePopover()
    })
    on('keydown', (event) => {
      if (event instanceof KeyboardEvent && event.key === 'Escape') tip.hidePopover()
    })
    return () => stop.abort()
  }, [])
  return (
    <div
      ref={ref}
      popover="manual"
      aria-hidden="true"
      className="fixed inset-auto m-0 max-w-80 rounded-sm border border-edge bg-raised px-2 py-1 text-small text-text"
    />
  )
}
