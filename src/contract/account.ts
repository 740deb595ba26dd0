/** Accounts, memberships, the user and the state of a token. */
import * as z from 'zod/mini'
import { ifTold, ToldName, ToldText, toldOr } from './told.ts'

export const Account = z.object({ id: z.string(), name: ToldName })
export type Account = z.infer<typeof Account>

export const Membership = z.object({
  id: z.string(),
  status: ToldText,
  account: Account,
  /** Names of roles, not ids. */
  roles: toldOr(z.array(z.string()), []),
})

export const User = z.object({ id: z.string(), email: ToldText })

/** Whether a token is good: `active`, or what else it is. */
export const TokenStatus = z.object({
  id: z.string(),
  status: z.string(),
  /** RFC 3339; absent or null where it never expires. */
  expires_on: ifTold(z.string()),
})
