import { once } from 'node:events'
import type { Duplex, Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { LARGE, LAST_BYTE, SMALL } from './bodies.ts'
import type { Origin } from './origin.ts'
import { quantile } from './series.ts'
import type { Way } from './ways.ts'

/** What is done over a way, `streams` at a time, for some milliseconds. */
export interface Load {
  kind: LoadKind
  streams: number
  ms: number
}

export type LoadKind = keyof typeof LOADS

/** Requests or bytes per second; of requests also how long they took, in milliseconds. */
export interface Done {
  perSecond: number
  median: number
  p99: number
}

/** The ports of the origin. */
export type Ports = Awaited<ReturnType<Origin['start']>>

const CHUNK = Buffer.alloc(64 * 1024)

/** Any byte makes the source pour. */
const GO = Buffer.of(0)

const LOADS = { requests, bodies, download, upload }

export function perform(way: Way, { kind, streams, ms }: Load, ports: Ports): Promise<Done> {
  return LOADS[kind](way, streams, ms, ports)
}

async function requests(way: Way, streams: number, ms: number): Promise<Done> {
  const latencies: number[] = []
  const until = performance.now() + ms
  const ask = async () => {
    let count = 0
    while (performance.now() < until) {
      const began = performance.now()
      await text(await way.get(SMALL.path))
      latencies.push(performance.now() - began)
      count += 1
    }
    return count
  }
  return outcome(await rate(() => Array.from({ length: streams }, ask)), latencies)
}

async function bodies(way: Way, streams: number, ms: number): Promise<Done> {
  const until = performance.now() + ms
  const ask = async () => {
    let bytes = 0
    while (performance.now() < until) bytes += await countUntil(await way.get(LARGE.path), until)
    return bytes
  }
  return outcome(await rate(() => Array.from({ length: streams }, ask)))
}

async function download(way: Way, streams: number, ms: number, ports: Ports): Promise<Done> {
  const opened = await dialled(way, ports.source, streams)
  const until = performance.now() + ms
  const take = (stream: Duplex) => {
    stream.write(GO)
    return countUntil(stream, until)
  }
  return outcome(await rate(() => opened.map(take)))
}

/** What the origin has counted, in the time until it said so: what is on its way counts too. */
async function upload(way: Way, streams: number, ms: number, ports: Ports): Promise<Done> {
  const opened = await dialled(way, ports.sink, streams)
  const until = performance.now() + ms
  const give = async (stream: Duplex) => {
    const counted = text(stream)
    await pour(stream, until)
    stream.write(Buffer.of(LAST_BYTE))
    return Number(await counted)
  }
  return outcome(await rate(() => opened.map(give)))
}

function dialled(way: Way, port: number, streams: number): Promise<Duplex[]> {
  return Promise.all(Array.from({ length: streams }, () => way.dial(port)))
}

function outcome(perSecond: number, latencies: number[] = []): Done {
  return { perSecond, median: quantile(latencies, 0.5), p99: quantile(latencies, 0.99) }
}

/** What was done at the same time, by the second. */
async function rate(start: () => Promise<number>[]): Promise<number> {
  const began = performance.now()
  const done = await Promise.all(start())
  const seconds = (performance.now() - began) / 1000
  return done.reduce((sum, each) => sum + each, 0) / seconds
}

/** The bytes that come until the time is up, when the rest is given up, or the end. */
async function countUntil(stream: Readable, until: number): Promise<number> {
  let bytes = 0
  stream.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length
    if (performance.now() > until) stream.destroy()
  })
  await once(stream, 'close')
  return bytes
}

async function pour(stream: Duplex, until: number) {
  while (performance.now() < until) {
    if (!stream.write(CHUNK)) await once(stream, 'drain')
  }
}
