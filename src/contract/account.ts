/** Accounts, memberships, the user and the state of a token. */
import * as z from 'zod/mini'

export const Account = z.object({ id: z.string(), name: z.string() })
export type Account = z.infer<typeof Account>

export const Membership = z.object({
  id: z.string(),
  status: z.string(),
  account: Account,
  /** Names of roles, not ids. */
  roles: z.array(z.string()),
})

export const User = z.object({ id: z.string(), email: z.string() })

export const TokenStatus = z.object({ id: z.string(), status: z.string() })
