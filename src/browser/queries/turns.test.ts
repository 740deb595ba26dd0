import { expect, test } from 'vitest'
import { atMost } from './turns.ts'

test('no more tasks run at once than may, and all of them have their turn', async () => {
  const inTurn = atMost(2)
  let [running, most] = [0, 0]
  const task = async (answer: number) => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    return answer
  }
  const answers = await Promise.all([1, 2, 3, 4, 5].map((each) => inTurn(() => task(each))))
  expect(answers).toEqual([1, 2, 3, 4, 5])
  expect(most).toBe(2)
})

test('a task that fails gives its turn away', async () => {
  const inTurn = atMost(1)
  const failing = inTurn(async () => {
    throw new Error('no')
  })
  const next = inTurn(async () => 'yes')
  await expect(failing).rejects.toThrow('no')
  expect(await next).toBe('yes')
})
