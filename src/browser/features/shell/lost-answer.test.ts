import { expect, test } from 'vitest'
import { refuse } from '#contract/refusal.ts'
import { Unreachable } from '../../api/unreachable.ts'
import { isAnswerLost, isUpstream, referenceIn } from './lost-answer.ts'

const failed = refuse(502, {
  kind: 'badUpstream',
  message: 'Cloudflare’s API failed. The server’s log has the details under 1a2b3c4d.',
})
const silent = refuse(504, { kind: 'upstreamSilent', message: 'It did not answer in time.' })
const taken = refuse(409, { kind: 'serviceNameTaken', message: 'There is one already.' })

test('what was asked may be done though the answer is lost; a refusal is an answer', () => {
  expect([failed, silent, new Unreachable('cut')].map(isAnswerLost)).toEqual([true, true, true])
  expect(isAnswerLost(taken)).toBe(false)
  expect([failed, silent, taken, new Unreachable('cut')].map(isUpstream)).toEqual([
    true,
    true,
    false,
    false,
  ])
})

test('the reference is found in the sentence that has one', () => {
  expect(referenceIn(failed)).toBe('1a2b3c4d')
  expect(referenceIn(silent)).toBeUndefined()
})
