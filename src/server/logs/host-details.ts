import { addAbortSignal } from 'node:stream'
import * as z from 'zod/mini'
import type { Streams } from '../edge/registry.ts'
import { shortText } from '../short-text.ts'
import { MANAGEMENT_HOST } from './access-token.ts'
import { within } from './within.ts'

/** Milliseconds; a connector that cannot reach Cloudflare's network takes one second. */
const PATIENCE = 2000
/** Bytes. */
const MAX_ANSWER = 16 * 1024

/** Source: cloudflared 2026.8.2, `management/service.go`. */
const HostDetails = z.object({ hostname: z.string().check(z.maxLength(300)) })

/** Before a label it was started with, cloudflared 2026.8.2 puts this. */
const LABELLED = /^custom:/

/**
 * The name of the machine a connector runs on, or the label it was started with; null when it
 * doesn't say in time.
 */
export async function hostnameOf(
  streams: Pick<Streams, 'request'>,
  token: string,
  signal: AbortSignal,
): Promise<string | null> {
  const path = `/host_details?access_token=${token}`
  const request = { method: 'GET', host: MANAGEMENT_HOST, path }
  try {
    return await within(PATIENCE, signal, async (inTime) => {
      const { body } = await streams.request(request, inTime)
      const text = await shortText(addAbortSignal(inTime, body), MAX_ANSWER)
      return HostDetails.parse(JSON.parse(text)).hostname.replace(LABELLED, '')
    })
  } catch {
    return null
  }
}
