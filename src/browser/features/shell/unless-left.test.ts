import { afterEach, expect, test, vi } from 'vitest'
import { unlessLeft } from './unless-left.ts'

afterEach(() => void vi.unstubAllGlobals())

test('who has left a page is not taken away from where they are by what ends there', () => {
  const go = vi.fn<() => void>()
  vi.stubGlobal('location', { pathname: '/elsewhere' })
  unlessLeft('/page', go)
  expect(go).not.toHaveBeenCalled()
  vi.stubGlobal('location', { pathname: '/page' })
  unlessLeft('/page', go)
  expect(go).toHaveBeenCalledTimes(1)
})
