import { tunnelToken } from '#contract/tunnel-operations.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/fixtures.ts'

test('after a minute without a connection the page says what to check, and keeps waiting', async ({
  page,
  go,
  api,
  connect,
  named,
}) => {
  await page.clock.install()
  const tunnel = await api().tunnel(named('tunnel'))
  await go('tunnelInstall', { tunnel: tunnel.id })
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText('Waiting for the connector.')
  await expect(connection).not.toContainText('Check on the host')
  await page.clock.fastForward('01:01')
  await expect(connection).toContainText('Nothing has connected for a minute.')
  await expect(connection).toContainText('Outbound port 7844 is open')
  await expect(connection).toContainText('This page keeps waiting.')
  await connect(tunnel)
  await page.clock.fastForward('00:02')
  await expect(connection).toContainText('All 4 connections are up.')
  await expect(connection).not.toContainText('Check on the host')
})

test('the page counts a connector in while its connections come up', async ({
  page,
  go,
  api,
  connect,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  await go('tunnelInstall', { tunnel: tunnel.id })
  await connect(tunnel, { connections: 2, version: '2026.8.0' })
  const connection = page.getByRole('region', { name: 'Connection' })
  await expect(connection).toContainText('2 of 4 connections are up.')
  await expect(connection).toContainText('cloudflared 2026.8.0, linux_amd64, from 127.0.0.1')
})

test('a connector of another tunnel is not taken for this one', async ({
  page,
  go,
  api,
  connect,
  named,
}) => {
  await page.clock.install()
  const mine = await api().tunnel(named('mine'))
  await go('tunnelInstall', { tunnel: mine.id })
  await connect(await api().tunnel(named('other')))
  await page.clock.fastForward('00:05')
  await expect(page.getByText('Waiting for the connector.')).toBeVisible()
})

test('for each system there are commands, and the token is in them whole when copied', async ({
  page,
  go,
  api,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  const token = await api().call(tunnelToken, { tunnel: tunnel.id })
  await go('tunnelInstall', { tunnel: tunnel.id })
  await expect(page.getByRole('radio', { name: 'Debian' })).toBeChecked()
  await page.getByText('The commands on a Cloudflare account').click()
  for (const system of ['Windows', 'macOS', 'Debian', 'Red Hat']) {
    await page.getByRole('radio', { name: system }).check()
    for (const what of ['run command', 'service command', 'terminal command']) {
      const button = page.getByRole('button', { name: `Copy ${what}` })
      const command = await copiedBy(page, () => button.click())
      expect(command.split(token)).toHaveLength(2)
      expect(command.startsWith('cloudflared.exe')).toBe(system === 'Windows')
    }
  }
  expect(await page.getByRole('main').innerText()).not.toContain(token)
})

test('the page of a tunnel that is connected already says so when it is opened again', async ({
  page,
  go,
  api,
  connect,
  named,
}) => {
  const tunnel = await api().tunnel(named('tunnel'))
  await connect(tunnel)
  await go('tunnelInstall', { tunnel: tunnel.id })
  await expect(page.getByText('All 4 connections are up.')).toBeVisible()
  await page.reload()
  await expect(page.getByText('All 4 connections are up.')).toBeVisible()
})
