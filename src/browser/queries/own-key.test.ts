import { beforeEach, afterEach, expect, test, vi } from 'vitest'
import { forgetOwn, ownKey } from './own-key.ts'
import { storageOf } from './testing/storage.ts'

const keys = () => [...Object.keys(sessionStorage), ...Object.keys(localStorage)]

beforeEach(() => {
  vi.stubGlobal('sessionStorage', storageOf())
  vi.stubGlobal('localStorage', storageOf())
  for (const who of ['mine', 'mine-too']) {
    sessionStorage.setItem(`${ownKey(who)}draft`, 'typed')
    localStorage.setItem(`${ownKey(who)}story`, 'seen')
  }
  localStorage.setItem('theme', 'dark')
})
afterEach(() => void vi.unstubAllGlobals())

test('who comes keeps what is theirs, and finds nothing of anybody else', () => {
  forgetOwn('mine')
  expect(keys()).toEqual(['own:mine:draft', 'own:mine:story', 'theme'])
})

test('who signs out leaves nothing behind but the theme', () => {
  forgetOwn()
  expect(keys()).toEqual(['theme'])
})
