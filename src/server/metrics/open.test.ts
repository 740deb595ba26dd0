import { expect, onTestFinished, test } from 'vitest'
import { openMetrics } from './open.ts'

test('without a port nothing is counted', async () => {
  expect(await openMetrics({ host: '127.0.0.1' }, () => {})).toBeUndefined()
})

test('with a port the log says where what is counted can be read', async () => {
  const lines: string[] = []
  const options = { host: '127.0.0.1', 'metrics-port': 0 }
  const opened = await openMetrics(options, (line) => void lines.push(line))
  onTestFinished(() => opened?.close())
  opened?.metrics.request('tunnelList', 'GET', 200, 0.01)
  const address = /^Metrics are at (http:\S+)$/.exec(lines[0] ?? '')?.[1] ?? ''
  expect(await (await fetch(address)).text()).toContain('operation="tunnelList"')
})
