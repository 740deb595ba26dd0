import type { Locator, Page } from '@playwright/test'
import { tunnelDelete } from '#contract/tunnel-changes.ts'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { isAccessible } from './support/accessible.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, LOCAL, test } from './support/fixtures.ts'
import { setVisibility } from './support/visibility.ts'

// How far a connector has come. Refusals and transports are told by an edge of our own alone.

const connection = (page: Page) => page.getByRole('region', { name: 'Connection' })
const stages = (page: Page): Locator =>
  connection(page).getByRole('list', { name: 'Stages' }).locator('> li')
const stage = (page: Page, name: string): Locator => stages(page).filter({ hasText: name })
const copy = (page: Page) => page.getByRole('button', { name: 'Copy run command', exact: true })
/** What is read out. */
const headline = (page: Page): Locator => connection(page).getByRole('status').first()

declare global {
  interface Window {
    readOut?: string[]
  }
}

/** Notes each time that what is read out becomes something else, or is written anew. */
const noteReadOut = (page: Page): Promise<void> =>
  headline(page).evaluate((element) => {
    const noted: string[] = []
    window.readOut = noted
    const changes = { childList: true, characterData: true, subtree: true }
    new MutationObserver(() => noted.push(element.textContent)).observe(element, changes)
  })

test(
  'a connector is refused with the reason and what to do, then joins, connection by connection, and is ready',
  LOCAL,
  async ({ page, go, api, connect, tunnel, soon }) => {
    const former = await api().rotate(tunnel)
    await go('tunnelInstall', { tunnel: tunnel.id })
    await expect(page).toHaveTitle(`Waiting – ${tunnel.name} · VPC Console`)
    await expect(stages(page)).toHaveCount(4)
    await expect(stage(page, 'First contact')).toContainText('Waiting')
    await expect(stage(page, 'First contact')).toHaveAttribute('aria-current', 'step')
    await noteReadOut(page)

    await expect(connect(tunnel, { token: former })).rejects.toThrow('Invalid tunnel secret')
    await soon((now) => now(page).toHaveTitle(`✗ Refused – ${tunnel.name} · VPC Console`))
    await expect(stage(page, 'First contact')).toContainText('Done')
    const token = stage(page, 'Token accepted')
    await expect(token).toContainText('Refused')
    await expect(token).toContainText('was refused: Unauthorized: Invalid tunnel secret.')
    await expect(token).toContainText('Stop what runs with the other token')
    await expect(token).toContainText('This page keeps waiting.')
    await expect(token.getByRole('button', { name: 'Get the commands anew' })).toBeVisible()
    await expect(page.getByText('Check on the host')).toBeHidden()

    const id = crypto.randomUUID()
    await connect(tunnel, { id, connections: 2, transport: 'quic', version: '2026.8.0' })
    await soon((now) => now(stage(page, 'Connections')).toContainText('2 of 4 connections are up.'))
    await expect(page).toHaveTitle(`Connecting – ${tunnel.name} · VPC Console`)
    await expect(token).toContainText('It came with the current token of this tunnel.')
    await expect(stage(page, 'First contact')).toContainText(
      'cloudflared 2026.8.0, linux_amd64, from 127.0.0.1.',
    )
    await connect(tunnel, { transport: 'quic' })
    await soon((now) => now(page).toHaveTitle(`✓ Connected – ${tunnel.name} · VPC Console`))
    await expect(stages(page).filter({ hasText: 'Done' })).toHaveCount(4)
    await expect(headline(page)).toHaveText(
      'The connector is connected, and ready for Workers VPC.',
    )
    await expect(page.getByRole('region', { name: 'After it connects' })).toContainText('port 53')
    expect(await page.evaluate(() => window.readOut)).toEqual([
      'A connector was refused. Still waiting for the connector.',
      'The connector has joined, and is opening its connections.',
      'The connector is connected, and ready for Workers VPC.',
    ])

    const short = page.getByText('The connector is connected, and ready for Workers VPC', {
      exact: true,
    })
    await expect(short).toBeHidden()
    await page.setViewportSize({ width: 390, height: 800 })
    await expect(short).toBeInViewport()
    await page.getByRole('button', { name: 'Stages' }).click()
    await expect(connection(page)).toBeFocused()
    await expect(stage(page, 'First contact')).toBeInViewport()
  },
)

test(
  'a connector over HTTP/2 is connected but not ready, and is told how to be; so is one that is too old',
  LOCAL,
  async ({ page, go, api, connect, named, tunnel }) => {
    await go('tunnelInstall', { tunnel: tunnel.id })
    await expect(headline(page)).toContainText('Waiting for the connector.')
    await connect(tunnel, { transport: 'http2' })
    const ready = stage(page, 'Ready for Workers VPC')
    await expect(ready).toContainText('Needs attention')
    await expect(ready).toContainText('hostname services fail with dns_error')
    await expect(ready).toContainText('--protocol quic')
    await expect(page.getByRole('region', { name: 'hint: way check' })).toContainText(
      'nc -uvz -w 3 ',
    )
    await expect(page).toHaveTitle(`! Not ready – ${tunnel.name} · VPC Console`)
    await isAccessible(page)

    const old = await api().tunnel(named('old'))
    await go('tunnelInstall', { tunnel: old.id })
    await expect(headline(page)).toContainText('Waiting for the connector.')
    await connect(old, { transport: 'quic', version: '2025.6.1' })
    await expect(ready).toContainText('Too old for Workers VPC')
    await expect(page.getByRole('region', { name: 'hint: update command' })).toBeVisible()
  },
)

test(
  'a stage that does not move says after a minute what to run on the chosen host, and goes on waiting',
  LOCAL,
  async ({ page, go, connect, tunnel, soon }) => {
    await page.clock.install()
    await go('tunnelInstall', { tunnel: tunnel.id }, { os: 'docker', run: 'service' })
    const contact = stage(page, 'First contact')
    await expect(contact).toContainText('No connector with a token of this tunnel has come yet.')
    await page.clock.fastForward('00:50')
    await expect(contact).not.toContainText('Check on the host')
    await page.clock.fastForward('00:12')
    await expect(contact).toContainText('Nothing has connected for a minute. Check on the host:')
    await expect(headline(page)).toContainText('What to check is said below.')
    await expect(contact).toContainText('docker logs --tail 50')
    await expect(contact).toContainText('nc -uvz -w 3 127.0.0.1')
    await page.getByRole('radio', { name: 'Windows' }).check()
    await expect(contact).toContainText('Test-NetConnection 127.0.0.1')
    await expect(contact).not.toContainText('docker')

    await connect(tunnel, { connections: 3, transport: 'quic' })
    await page.clock.fastForward('00:02')
    const connections = stage(page, 'Connections')
    await expect(connections).toContainText('3 of 4 connections are up.')
    await expect(contact).not.toContainText('Check on the host')
    await page.clock.fastForward('00:50')
    await expect(connections).not.toContainText('Check on the host')
    await soon((now) => now(connections).toContainText('it has to stand there four times'))
    await isAccessible(page)
  },
)

test(
  'a replica is added on the same page: those that run are named apart, and one on a former token does not tick',
  LOCAL,
  async ({ page, go, api, connect, tunnel, soon }) => {
    await connect(tunnel, { transport: 'quic', version: '2026.7.0', arch: 'linux_arm64' })
    await go('tunnelInstall', { tunnel: tunnel.id }, { for: 'replica' })
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `Add a replica of ${tunnel.name}`,
    )
    await expect(headline(page)).toContainText('Waiting for the replica.')
    const about = page.getByRole('region', { name: 'About replicas' })
    await expect(about).toContainText('at most 25 replicas; 1 is connected')
    await page.getByRole('radio', { name: 'Docker', exact: true }).check()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Add a replica')

    // Out of sight, the tab tells by its title.
    await setVisibility(page, 'hidden')
    await connect(tunnel, { transport: 'quic' })
    await soon((now) => now(page).toHaveTitle(`✓ Connected – ${tunnel.name} · VPC Console`))
    await setVisibility(page, 'visible')
    await soon((now) =>
      now(headline(page)).toHaveText('The replica is connected, and ready for Workers VPC.'),
    )
    await expect(connection(page).getByRole('list', { name: 'Connected before' })).toHaveText(
      'cloudflared 2026.7.0, linux_arm64, from 127.0.0.1: All 4 connections are up. ',
    )

    await api().rotate(tunnel)
    await soon((now) => now(headline(page)).toContainText('Waiting for the replica.'))
    await expect(
      connection(page).getByRole('list', { name: 'Connected before' }).getByRole('listitem'),
    ).toHaveCount(2)
    await expect(page.getByText('The token was rotated meanwhile by Admin.')).toBeVisible()
    const stale = await copiedBy(page, () => copy(page).click())
    await page.getByRole('button', { name: 'Get the new commands' }).click()
    await expect(page.getByText('These commands have the new one')).toBeVisible()
    const token = await api().call(tunnelToken, { tunnel: tunnel.id })
    expect(stale).not.toContain(token)
    expect(await copiedBy(page, () => copy(page).click())).toContain(token)
    await page.getByRole('link', { name: 'Return to the tunnel' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(tunnel.name)
    await page.getByText('After it connects').click()
    const guide = page.getByRole('link', { name: /^Google Cloud/ })
    await expect(guide).toHaveAttribute('rel', 'noreferrer')
    await expect(guide).toHaveAttribute('href', /deployment-guides\/google-cloud-platform\/$/)
  },
)

test.describe('as Read', LOCAL, () => {
  test.use({ who: 'Read' })

  test('who may not see the token watches the stages, is told what to check, and is led on when the tunnel is deleted', async ({
    page,
    go,
    api,
    named,
    soon,
  }) => {
    const tunnel = await api().tunnel(named('watched'))
    await go('tunnelInstall', { tunnel: tunnel.id })
    await expect(page.getByText('You may not see the install commands')).toBeVisible()
    await soon((now) => now(stage(page, 'First contact')).toContainText('Check on the host'))
    await page.getByRole('radio', { name: 'macOS' }).check()
    await expect(stage(page, 'First contact')).toContainText('nc -vz -w 3 ')
    await api().call(tunnelDelete, { tunnel: tunnel.id })
    await soon((now) => now(page.getByText('This tunnel was deleted')).toBeVisible())
    await expect(page).toHaveTitle(`Install a connector for ${tunnel.name} · VPC Console`)
  })
})
