import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Bound, boundJsonc, boundToml } from '#browser/features/code/bound.ts'
import { hyperdriveCommand } from '#browser/features/code/hyperdrive.ts'
import { ACCOUNT, ID, TABLE } from '#browser/features/code/testing/configs.ts'
import {
  databaseWorker,
  networkWorker,
  serviceWorker,
} from '#browser/features/code/worker-example.ts'
import { type Bash, bashIn } from './shell.ts'

const TSC = join(import.meta.dirname, '../../node_modules/typescript/bin/tsc')
const DATE = '2026-10-01'

let folder: string
let bash: Bash
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vpc-console-bindings-'))
  bash = await bashIn(folder, { CLOUDFLARE_API_TOKEN: 'any', DATABASE_PASSWORD: `it's $ecret` })
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** A Worker's folder with a configuration and files. */
async function workerIn(name: string, files: Record<string, string>): Promise<string> {
  const at = join(folder, name)
  await mkdir(at)
  for (const [file, content] of Object.entries(files)) await writeFile(join(at, file), content)
  return at
}

const SERVICE: Bound = { to: 'vpc_services', id: ID }
const NETWORK: Bound = { to: 'vpc_networks', id: ID }
const DATABASE: Bound = { to: 'hyperdrive', id: 'a'.repeat(32) }

const EMPTY = 'export default { fetch: () => new Response() }'

test.each([
  ['wrangler.jsonc', boundJsonc('MY_API', SERVICE), `env.MY_API (${ID}) VPC Service`],
  ['wrangler.toml', boundToml('MY_API', SERVICE), `env.MY_API (${ID}) VPC Service`],
  ['wrangler.jsonc', boundJsonc('OFFICE', NETWORK), `env.OFFICE (${ID}) VPC Network`],
])(
  'wrangler takes the %s as it is, and says the Worker has the binding',
  async (file, content, said) => {
    const at = await workerIn(said.replaceAll(/\W/g, '') + file, { [file]: content, 'w.js': EMPTY })
    const told = await bash(
      `cd ${at} && npx wrangler deploy w.js --dry-run --name w --compatibility-date ${DATE}`,
    )
    expect(told.text.replaceAll(/ +/g, ' ')).toContain(said)
    expect([told.code, told.text]).toEqual([0, expect.not.stringContaining('WARNING')])
  },
)

/** What the examples take of the drivers. */
const DRIVERS = `
declare module 'pg' {
  export class Client {
    constructor(options: { connectionString: string })
    connect(): Promise<void>
    query(text: string): Promise<{ rows: unknown[] }>
  }
}
declare module 'mysql2/promise' {
  type Options = {
    host: string; port: number; user: string; password: string; database: string; disableEval: boolean
  }
  export function createConnection(options: Options): Promise<{ query(text: string): Promise<[unknown[]]> }>
}`

test('the examples compile against the types that wrangler makes of the bindings', async () => {
  const examples = TABLE.map(([, sent]) => serviceWorker('MY_API', sent)).concat(
    networkWorker('OFFICE'),
    databaseWorker('DB', 'postgresql'),
    databaseWorker('DB', 'mysql'),
  )
  const bindings = [
    boundJsonc('MY_API', SERVICE),
    boundJsonc('OFFICE', NETWORK),
    boundJsonc('DB', DATABASE),
  ]
  const config = Object.assign(
    { compatibility_date: DATE },
    ...bindings.map((it) => JSON.parse(it)),
  )
  const at = await workerIn('types', {
    'wrangler.json': JSON.stringify(config),
    'drivers.d.ts': DRIVERS,
    'tsconfig.json': JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        target: 'es2024',
        lib: ['es2024'],
        types: [],
        module: 'esnext',
        moduleResolution: 'bundler',
      },
      include: ['*.ts'],
    }),
    ...Object.fromEntries(examples.map((code, index) => [`example-${index}.ts`, code])),
  })
  expect((await bash(`cd ${at} && npx wrangler types`)).text).toContain('MY_API: Fetcher')
  const compile = () => execFileSync(process.execPath, [TSC, '-p', at], { encoding: 'utf8' })
  expect(compile()).toBe('')
  await writeFile(join(at, 'wrong.ts'), networkWorker('NOT_BOUND'))
  expect(compile).toThrow(/Command failed/)
})

test('the printed Hyperdrive line asks Cloudflare for the database behind the service', async () => {
  const asked: unknown[] = []
  const api = createServer((request, response) => {
    void text(request).then((sent) => {
      const body: unknown = JSON.parse(sent)
      asked.push([request.method, request.url, body])
      response.setHeader('Content-Type', 'application/json')
      const result = Object.assign({ id: DATABASE.id }, body)
      response.end(JSON.stringify({ success: true, errors: [], messages: [], result }))
    })
  })
  api.listen(0, '127.0.0.1')
  await once(api, 'listening')
  const address = api.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const line = hyperdriveCommand({ name: `it's a DB`, service: ID, protocol: 'mysql' }, ACCOUNT)
  const base = `CLOUDFLARE_API_BASE_URL=http://127.0.0.1:${port}/client/v4`
  const { code } = await bash(`export ${base}; ${line}`)
  api.close()
  const origin = {
    service_id: ID,
    scheme: 'mysql',
    database: 'DATABASE',
    user: 'USER',
    password: `it's $ecret`,
  }
  expect([code, asked]).toEqual([
    0,
    [
      [
        'POST',
        `/client/v4/accounts/${ACCOUNT}/hyperdrive/configs`,
        expect.objectContaining({ name: 'it-s-a-db', origin }),
      ],
    ],
  ])
})
