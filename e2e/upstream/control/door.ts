import type { IncomingMessage } from 'node:http'
import { json, type Answer } from '../answer.ts'
import { readBody } from '../check/body.ts'
import type { StandIn } from '../stand-in.ts'
import { RULES } from './rules.ts'

/** Where the control door is; nothing there is recorded. */
export const CONTROL = '/control/'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Does one word of control; what cannot be done is a 400 with a sentence. */
export async function answerControl(it: StandIn, request: IncomingMessage): Promise<Answer> {
  const rule = RULES.find(({ name }) => request.url === CONTROL + name)
  const near = LOOPBACK.has(request.socket.remoteAddress ?? '')
  if (rule === undefined || !near || request.method !== 'POST') return json(404, 'No such word.')
  try {
    return json(200, rule.run(it, JSON.parse(await readBody(request))))
  } catch (error) {
    return json(400, error instanceof Error ? error.message : String(error))
  }
}
