import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { DIRECTORY } from './groups.ts'

export const TOKEN_STATES = ['active', 'disabled', 'expired', 'revoked'] as const

export interface Grant {
  account: string
  /** The permission groups of the token in this account. */
  groups: string[]
  /** The names of the roles its user has there: the token may be allowed less. */
  roles: string[]
}

/** Somebody with a token. */
export interface Identity {
  name: string
  token: string
  tokenId: string
  /** A user's token, or one that the account itself owns. */
  owner: 'user' | 'account'
  state: (typeof TOKEN_STATES)[number]
  userId: string
  email: string
  grants: Grant[]
  /** The permission groups of the token about its user. */
  userGroups: string[]
  /** Whether the membership names its roles in `roles`, or only in `policies`. */
  told: 'roles' | 'policies'
}

export const ACCOUNTS = [
  { id: '023e105f4ecef8ad9ca31a8372d0c353', name: 'Demo Account' },
  { id: '7a3c9a6b1f0d4e52b8c6d7e8f9a0b1c2', name: 'Second Account' },
] as const

const [FIRST, SECOND] = ACCOUNTS
const ABOUT_ME = ['User Details Read', 'Memberships Read']
const EVERYTHING = [DIRECTORY.admin, 'Cloudflare Tunnel Write', 'SSL and Certificates Write']
const LOOKING = [DIRECTORY.read, 'Cloudflare Tunnel Read', 'SSL and Certificates Read']

const first = (groups: string[], roles: string[] = groups): Grant[] => [
  { account: FIRST.id, groups, roles },
]

type Sketch = Pick<Identity, 'grants'> & Partial<Identity>

/** Everybody there is, by name. */
const PEOPLE: Record<string, Sketch> = {
  Admin: { grants: first(EVERYTHING) },
  Bind: { grants: first([DIRECTORY.bind, 'Cloudflare Tunnel Read'], [DIRECTORY.bind]) },
  Read: { grants: first([DIRECTORY.read, 'Cloudflare Tunnel Read'], [DIRECTORY.read]) },
  'Services only': { grants: first([DIRECTORY.admin]) },
  'Super administrator': {
    grants: first(EVERYTHING, ['Super Administrator - All Privileges']),
  },
  'Read-only administrator': { grants: first(LOOKING, ['Administrator Read Only']) },
  'Unknown role': { grants: first(EVERYTHING, ['Network Wizard']) },
  'Policies only': { grants: first(EVERYTHING), told: 'policies' },
  'Narrow token': { grants: first(LOOKING, ['Super Administrator - All Privileges']) },
  'No rights': { grants: first([], ['Billing']) },
  'No memberships': { grants: first(EVERYTHING), userGroups: ['User Details Read'] },
  'Sees members': {
    grants: first([...EVERYTHING, 'Account Settings Read'], EVERYTHING),
    userGroups: ['User Details Read'],
  },
  'Sees tokens': { grants: first(EVERYTHING), userGroups: ['API Tokens Read'] },
  'Account token': { grants: first(EVERYTHING), owner: 'account', userGroups: [] },
  'Two accounts': {
    grants: [
      { account: FIRST.id, groups: EVERYTHING, roles: EVERYTHING },
      { account: SECOND.id, groups: LOOKING, roles: [DIRECTORY.read] },
    ],
  },
  Expired: { grants: first(EVERYTHING), state: 'expired' },
  Disabled: { grants: first(EVERYTHING), state: 'disabled' },
}

/** An id as accounts, users and tokens have: 32 hexadecimal digits, the same for the same name. */
const idOf = (kind: string, name: string) =>
  createHash('sha256').update(`${kind}:${name}`).digest('hex').slice(0, 32)

/** A token as Cloudflare's look: 40 word characters. */
const newToken = () => randomBytes(20).toString('hex')

/** @param tokens those that were given out before, by name: they outlive a reset */
export const everybody = (tokens: ReadonlyMap<string, string>): Identity[] =>
  Object.entries(PEOPLE).map(([name, sketch]) => somebody(name, sketch, tokens.get(name)))

const somebody = (name: string, sketch: Sketch, token = newToken()): Identity => ({
  name,
  token,
  tokenId: idOf('token', name),
  owner: 'user',
  state: 'active',
  userId: idOf('user', name),
  email: `${name.toLowerCase().replaceAll(/\W+/g, '.')}@example.com`,
  userGroups: ABOUT_ME,
  told: 'roles',
  ...structuredClone(sketch),
})

/** A permission group or a policy as answers write them. */
export const named = (name: string) => ({ id: idOf('group', name), name, meta: { key: name } })

export const policiesOf = (groups: string[]) =>
  groups.map((group) => ({
    id: idOf('policy', group),
    access: 'allow',
    effect: 'allow',
    permission_groups: [named(group)],
    resource_groups: [{ id: randomUUID().replaceAll('-', ''), meta: {}, scope: {} }],
  }))
