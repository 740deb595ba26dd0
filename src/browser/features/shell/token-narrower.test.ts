import { expect, test } from 'vitest'
import type { Holder } from '#contract/rules.ts'
import { isTokenNarrower } from './token-narrower.ts'

const ADMIN = 'Connectivity Directory Admin'

test.each<[string, Holder, boolean]>([
  ['of what a role brings', { roles: [ADMIN], refused: ['services.write'] }, true],
  [
    'of more than roles bring',
    { roles: [ADMIN], refused: ['services.write', 'tunnels.write'] },
    false,
  ],
  ['of certificates alone', { roles: [ADMIN], refused: ['certificates.read'] }, false],
  ['while roles are not told', { roles: null, refused: ['services.write'] }, false],
  ['of nothing yet', { roles: [ADMIN], refused: [] }, false],
  ['beside a role nobody knows', { roles: ['Wizard'], refused: ['services.write'] }, false],
])('a refusal %s says whether it is the token that lacks it', (_, holder, is) => {
  expect(isTokenNarrower(holder)).toBe(is)
})
