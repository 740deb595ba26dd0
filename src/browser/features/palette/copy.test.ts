import { afterEach, expect, test, vi } from 'vitest'
import { currentNotice, dismissNotice } from '../../ui/notice.ts'
import { copy } from './copy.ts'

afterEach(() => {
  dismissNotice()
  vi.unstubAllGlobals()
})

test('what was copied is said, and that it could not be, also where a browser has no clipboard', async () => {
  const writeText = vi.fn<(text: string) => Promise<void>>(() => Promise.resolve())
  vi.stubGlobal('navigator', { clipboard: { writeText } })
  await copy({ text: 'an-id', what: 'Tunnel ID' })
  expect(writeText).toHaveBeenCalledWith('an-id')
  expect(currentNotice()).toMatchObject({ kind: 'result', text: 'Tunnel ID was copied.' })
  vi.stubGlobal('navigator', {})
  await copy({ text: 'an-id', what: 'Tunnel ID' })
  expect(currentNotice()).toMatchObject({
    kind: 'problem',
    text: 'Tunnel ID could not be copied.',
  })
})
