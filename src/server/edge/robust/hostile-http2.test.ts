import type { ServerHttp2Stream } from 'node:http2'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { DialRefused } from '#server/edge/registry.ts'
import { startTestEdge } from '#server/edge/testing/edge.ts'
import { joinHostileHttp2 } from '#server/edge/testing/hostile-connector.ts'

const TARGET = { address: '10.0.0.7', port: 5432 }

const within = (ms = 20_000) => AbortSignal.timeout(ms)

type Answer = (stream: ServerHttp2Stream) => unknown

/** A connector whose answers come in the order given; the last is given again and again. */
async function joinAnswering(...answers: Answer[]) {
  const started = await startTestEdge()
  const opened: ServerHttp2Stream[] = []
  const streams = await joinHostileHttp2(started, (stream) => {
    opened.push(stream)
    answers[Math.min(opened.length, answers.length) - 1]?.(stream)
  })
  return { ...started, streams, opened }
}

const hello: Answer = (stream) => {
  stream.respond({ ':status': 200 })
  stream.end('hello')
}

const pour: Answer = (stream) => {
  stream.respond({ ':status': 200 })
  const timer = setInterval(() => stream.write(Buffer.alloc(16 * 1024, '[')), 1)
  stream.once('close', () => clearInterval(timer))
}

const say =
  (words: string): Answer =>
  (stream) => {
    stream.respond({ ':status': 200 })
    stream.end(words)
  }

test('a dial that is reset fails alone', async () => {
  const { streams, registry } = await joinAnswering((stream) => stream.close(2), hello)
  await expect(streams.dial(TARGET, within())).rejects.toThrow(/./)
  expect(await text(await streams.dial(TARGET, within()))).toBe('hello')
  expect(registry.losses).toEqual([])
})

test('a dial that is answered by an error is refused', async () => {
  const { streams } = await joinAnswering((stream) => stream.respond({ ':status': 502 }))
  await expect(streams.dial(TARGET, within())).rejects.toThrow(DialRefused)
})

test('an answer that never comes is waited for as long as asked, and the stream ended', async () => {
  const { streams, opened, registry } = await joinAnswering(() => {}, hello)
  await expect(streams.dial(TARGET, within(100))).rejects.toThrow(/abort/)
  await expect.poll(() => opened[0]?.destroyed).toBe(true)
  expect(await text(await streams.dial(TARGET, within()))).toBe('hello')
  expect(registry.losses).toEqual([])
})

test.each([
  ['never ends', pour, /more|long|65536/],
  ['is no JSON', say('{'), /JSON/],
  ['is another thing', say('[]'), /./],
  ['is an error', say('{"lastAppliedVersion":1,"err":"I may\\nnot"}'), 'I may not'],
])('a configuration whose answer %s fails alone', async (_, answer, why) => {
  const { streams, opened, registry } = await joinAnswering(answer, hello)
  await expect(streams.configure(2, {}, within())).rejects.toThrow(why)
  await expect.poll(() => opened[0]?.destroyed).toBe(true)
  expect(await text(await streams.dial(TARGET, within()))).toBe('hello')
  expect(registry.losses).toEqual([])
})

test('headers of a user that are packed as nonsense are read as nonsense', async () => {
  const packed = ';;:;YQ==;*:*;YQ==:Yg==:Yw=='
  const { streams } = await joinAnswering((stream) => {
    stream.respond({ ':status': 200, 'cf-cloudflared-response-headers': packed })
    stream.end()
  })
  const answer = await streams.request({ method: 'GET', host: 'a', path: '/' }, within())
  expect(answer.headers.filter(([name]) => name === 'a')).toEqual([
    ['a', ''],
    ['a', 'b'],
  ])
})
