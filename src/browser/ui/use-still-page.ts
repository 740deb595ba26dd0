import { useLayoutEffect } from 'react'

/** Keeps the page from scrolling, and from growing by the width of its scroll bar, for as long as `still`. */
export function useStillPage(still: boolean): void {
  useLayoutEffect(() => {
    if (!still) return undefined
    const { style, clientWidth } = document.documentElement
    style.paddingRight = `${innerWidth - clientWidth}px`
    style.overflow = 'hidden'
    return () => {
      style.paddingRight = ''
      style.overflow = ''
    }
  }, [still])
}
