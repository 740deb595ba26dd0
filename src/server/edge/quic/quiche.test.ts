import { expect, test, vi } from 'vitest'
import { loadQuiche } from './quiche.ts'

test('where the package has no build for the machine, there is no engine and no error', async () => {
  vi.doMock('@matrixai/quic', () => {
    throw new Error('Failed requiring possible native bindings')
  })
  expect(await loadQuiche()).toBeUndefined()
})
