import { addAbortSignal, type Readable } from 'node:stream'
import * as z from 'zod/mini'
import { MANAGEMENT_HOST } from './access-token.ts'
import type { LogSource } from './source.ts'
import { within } from './within.ts'

/** Milliseconds; a connector that cannot reach Cloudflare's network takes one second. */
const PATIENCE = 2000
/** Bytes. */
const MAX_ANSWER = 16 * 1024

/** Source: cloudflared 2026.8.2, `management/service.go`. */
const HostDetails = z.object({ hostname: z.string().check(z.maxLength(300)) })

/**
 * The name of the machine a connector runs on, or the label it was started with, as
 * `custom:<label>`; null when it doesn't say in time.
 */
export async function hostnameOf(
  streams: LogSource['streams'],
  token: string,
  signal: AbortSignal,
): Promise<string | null> {
  const path = `/host_details?access_token=${token}`
  const request = { method: 'GET', host: MANAGEMENT_HOST, path }
  try {
    return await within(PATIENCE, signal, async (inTime) => {
      const { body } = await streams.request(request, inTime)
      const text = await shortText(addAbortSignal(inTime, body))
      return HostDetails.parse(JSON.parse(text)).hostname
    })
  } catch {
    return null
  }
}

async function shortText(body: Readable): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    chunks.push(Buffer.from(chunk))
    size += chunk.length
    if (size > MAX_ANSWER) throw new RangeError('too long')
  }
  return Buffer.concat(chunks).toString()
}
