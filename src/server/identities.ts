/**
 * Who may ask, in local mode: three identities made at the first start, each with an API token, kept in
 * `identities.json`. The file may be edited by hand; it is read once, at start.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import * as z from 'zod/mini'
import { problemsOf } from '#contract/problems.ts'
import { isRole, type Role } from '#contract/roles.ts'
import { PlainName } from '#contract/text.ts'
import { DataFolderError } from './data-folder.ts'
import { readOrMake } from './kept-file.ts'
import { TOKEN } from './token-form.ts'

/** One who may ask. `id` is derived from the token and no secret. */
export interface Identity {
  /** 32 hex digits. */
  id: string
  name: string
  roles: readonly string[]
}

export interface Identities {
  /** 32 hex digits. */
  accountId: string
  /** Each with its token, for the sign-in links. */
  all: readonly { name: string; token: string }[]
  /** Whose token this is; nothing when it is nobody's. */
  find: (token: string) => Identity | undefined
}

const Token = z
  .string()
  .check(
    z.minLength(32, 'A token has at least 32 characters.'),
    z.regex(TOKEN, 'A token has letters, digits and . _ ~ + / - only, and = at its end.'),
  )

const areAllDifferent = (texts: string[]): boolean => new Set(texts).size === texts.length

const FILE = z.strictObject({
  account_id: z.string().check(z.regex(/^[0-9a-f]{32}$/, 'An account id is 32 hex digits.')),
  identities: z
    .array(
      z.strictObject({
        name: PlainName,
        roles: z.array(z.string().check(z.refine(isRole, 'This is not the name of a role.'))),
        token: Token,
      }),
    )
    .check(
      z.minLength(1, 'At least one identity is needed.'),
      z.refine((all) => areAllDifferent(all.map(({ name }) => name)), 'Two have the same name.'),
      z.refine((all) => areAllDifferent(all.map(({ token }) => token)), 'Two have the same token.'),
    ),
})

export type IdentitiesFile = z.infer<typeof FILE>

const FIRST: { name: string; roles: Role[] }[] = [
  {
    name: 'Admin',
    roles: [
      'Connectivity Directory Admin',
      'Cloudflare Tunnel Write',
      'SSL and Certificates Write',
    ],
  },
  { name: 'Bind', roles: ['Connectivity Directory Bind'] },
  { name: 'Read', roles: ['Connectivity Directory Read'] },
]

const newToken = (name: string): string =>
  `vpc_${name.toLowerCase()}_${randomBytes(32).toString('base64url')}`

function firstFile(): string {
  const identities = FIRST.map(({ name, roles }) => ({ name, roles, token: newToken(name) }))
  return `${JSON.stringify({ account_id: randomBytes(16).toString('hex'), identities }, null, 2)}\n`
}

function parseFile(path: string, text: string): IdentitiesFile {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch (error) {
    throw new DataFolderError(`${path} is not JSON. Mend it, or remove it to have it made anew.`, {
      cause: error,
    })
  }
  const parsed = FILE.safeParse(body)
  if (parsed.success) return parsed.data
  const what = problemsOf(parsed.error, body).map((p) => `${p.pointer || 'The file'}: ${p.message}`)
  throw new DataFolderError(`${path} is not as it should be. ${what.join(' ')}`)
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()

/** Those a file names. Tokens are compared by their hashes, in constant time. */
export function identitiesOf(file: IdentitiesFile): Identities {
  const known = file.identities.map(({ name, roles, token }) => {
    const hash = digest(token)
    const id = digest(hash.toString('hex')).toString('hex').slice(0, 32)
    return { hash, identity: { id, name, roles } }
  })
  return {
    accountId: file.account_id,
    all: file.identities,
    find(token) {
      const hash = digest(token)
      return known.find((entry) => timingSafeEqual(entry.hash, hash))?.identity
    },
  }
}

/** Reads `identities.json`, or makes it. Rejects with a DataFolderError that names what is wrong with it. */
export const openIdentities = async (path: string): Promise<Identities> =>
  identitiesOf(parseFile(path, await readOrMake(path, 0o600, firstFile)))
