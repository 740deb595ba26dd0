/** Who asks: accounts, memberships, the token, and this console's own sign-in. */
import * as z from 'zod/mini'
import { Account, Membership, TokenStatus, User } from './account.ts'
import type { Operation } from './operation.ts'
import { AccountQuery, MembershipQuery } from './query.ts'
import { Session, SignIn, SignInChoice } from './session.ts'

export const accountList = {
  name: 'accountList',
  method: 'GET',
  path: '/client/v4/accounts',
  rule: null,
  query: AccountQuery,
  result: z.array(Account),
  paged: true,
} as const satisfies Operation

export const membershipList = {
  name: 'membershipList',
  method: 'GET',
  path: '/client/v4/memberships',
  rule: null,
  query: MembershipQuery,
  result: z.array(Membership),
  paged: true,
} as const satisfies Operation

export const userGet = {
  name: 'userGet',
  method: 'GET',
  path: '/client/v4/user',
  rule: null,
  result: User,
} as const satisfies Operation

export const userTokenVerify = {
  name: 'userTokenVerify',
  method: 'GET',
  path: '/client/v4/user/tokens/verify',
  rule: null,
  result: TokenStatus,
} as const satisfies Operation

export const accountTokenVerify = {
  name: 'accountTokenVerify',
  method: 'GET',
  path: '/client/v4/accounts/:account/tokens/verify',
  rule: null,
  result: TokenStatus,
} as const satisfies Operation

export const signInChoice = {
  name: 'signInChoice',
  method: 'GET',
  path: '/console/v1/directories',
  rule: null,
  result: SignInChoice,
} as const satisfies Operation

export const sessionGet = {
  name: 'sessionGet',
  method: 'GET',
  path: '/console/v1/session',
  rule: null,
  result: Session,
} as const satisfies Operation

export const sessionCreate = {
  name: 'sessionCreate',
  method: 'POST',
  path: '/console/v1/session',
  rule: null,
  body: SignIn,
  result: Session,
} as const satisfies Operation

export const sessionDelete = {
  name: 'sessionDelete',
  method: 'DELETE',
  path: '/console/v1/session',
  rule: null,
  result: z.null(),
} as const satisfies Operation
