import { afterEach, expect, test, vi } from 'vitest'
import { holdScroll } from './hold-scroll.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a page is held by the press that asked for it, which is still on its way, and let go by the next', () => {
  const [above, frames, scrollTo] = [
    new EventTarget(),
    new Array<() => void>(),
    vi.fn<(left: number, top: number) => void>(),
  ]
  vi.stubGlobal('addEventListener', above.addEventListener.bind(above))
  vi.stubGlobal('requestAnimationFrame', (frame: () => void) => frames.push(frame))
  vi.stubGlobal('scrollTo', scrollTo)
  vi.stubGlobal('scrollY', 500)
  const draw = () => {
    scrollTo.mockClear()
    for (const frame of frames.splice(0)) frame()
  }
  const press = new Event('keydown')
  holdScroll()
  above.dispatchEvent(press)
  draw()
  expect(scrollTo).toHaveBeenCalledWith(0, 500)
  above.dispatchEvent(new Event('keydown'))
  draw()
  expect(scrollTo).not.toHaveBeenCalled()
})
