/** Makes the README's screenshot anew, from the running product: `npm run screenshot`. */
import { chromium } from '@playwright/test'
import Cloudflare from 'cloudflare'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startConnector } from '../e2e/support/connector/connector.ts'
import { startServer, type TestServer } from '../e2e/support/server.ts'
import { BROWSER_ARGS, findBrowser } from './browser.ts'

const byName = (tunnel_id: string) => ({ resolver_network: { tunnel_id } })
const FILE = join(import.meta.dirname, '../docs/screenshot.png')

await using server = await startServer()
const account_id = server.accountId
const cloudflare = new Cloudflare({
  apiToken: server.tokenOf('Admin'),
  baseURL: `${server.url}/client/v4`,
})
await furnish(server)
await photograph()

/** Makes a tunnel, and answers its id. */
async function tunnel(name: string): Promise<string> {
  const { cloudflared } = cloudflare.zeroTrust.tunnels
  const { id = '' } = await cloudflared.create({ account_id, name, config_src: 'cloudflare' })
  return id
}

/** A small account as one meets it: a healthy tunnel, a degraded and a new one, and services of several kinds. */
async function furnish({ edge, caFile }: TestServer): Promise<void> {
  const { services } = cloudflare.connectivity.directory
  const [aws, office, lab] = [await tunnel('aws-eu'), await tunnel('office'), await tunnel('lab')]
  const ca = await readFile(caFile, 'utf8')
  for (const [tunnelId, connections] of [
    [aws, 4],
    [office, 3],
  ] as const) {
    const token = await cloudflare.zeroTrust.tunnels.cloudflared.token.get(tunnelId, { account_id })
    await startConnector({ edge, ca, token, connections })
  }
  await services.create({
    account_id,
    type: 'http',
    name: 'orders-api',
    https_port: 8443,
    host: { hostname: 'orders.internal', ...byName(aws) },
  })
  await services.create({
    account_id,
    type: 'http',
    name: 'inventory',
    host: { hostname: 'inventory.internal', ...byName(aws) },
  })
  await services.create({
    account_id,
    type: 'tcp',
    name: 'orders-db',
    tcp_port: 5432,
    app_protocol: 'postgresql',
    host: {
      hostname: 'db.internal',
      resolver_network: { tunnel_id: aws, resolver_ips: ['10.0.0.53'] },
    },
  })
  await services.create({
    account_id,
    type: 'http',
    name: 'printer',
    http_port: 631,
    host: { ipv4: '192.168.10.20', network: { tunnel_id: office } },
  })
  await services.create({
    account_id,
    type: 'http',
    name: 'test-bench',
    host: { ipv6: 'fd00:10::7', network: { tunnel_id: lab } },
  })
}

async function photograph(): Promise<void> {
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...BROWSER_ARGS],
  })
  const page = await browser.newPage({
    viewport: { width: 1280, height: 460 },
    colorScheme: 'light',
  })
  await page.goto(`${server.url}/sign-in#token=${server.tokenOf('Admin')}`)
  await page.getByRole('table').getByText('Healthy').first().waitFor()
  await page.screenshot({ path: FILE })
  await browser.close()
}
