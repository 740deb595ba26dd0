import type { Page } from '@playwright/test'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/fixtures.ts'
import { press, tabTo, type } from './support/keyboard.ts'

test.use({ who: 'nobody' })

test('an Admin does the whole job by keyboard alone, from signing in to the copied binding', async ({
  page,
  server,
  account,
  api,
  connect,
  named,
  words,
}) => {
  const tunnelName = named('private-api-tunnel')
  const serviceName = named('my-private-api')
  const button = (name: string) => page.getByRole('button', { name, exact: true })
  const copied = (what: string) => copiedBy(page, () => press(page, button(`Copy ${what}`)))
  const box = (name: string) => page.getByRole('textbox', { name, exact: true })

  await test.step('sign in', async () => {
    await words.signIn(page, server.tokenOf('Admin'))
    await expect(page.getByRole('heading', { name: 'VPC Services', level: 1 })).toBeVisible()
    expect(page.url()).toBe(`${server.url}/${account}/workers/vpc`)
  })

  await test.step('create a tunnel', async () => {
    await press(page, page.getByRole('tab', { name: 'Tunnels' }))
    await press(page, button('Create'))
    await type(page, box('Tunnel name'), tunnelName)
    await press(page, button('Save tunnel'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      `Install a connector for ${tunnelName}`,
    )
  })

  const tunnel = await api().tunnelCalled(tunnelName)
  const token = await api().call(tunnelToken, { tunnel: tunnel.id })

  await test.step('choose the operating system, and copy the command with its token', async () => {
    await chooseDocker(page)
    const command = page.getByRole('region', { name: 'run command' })
    await expect(command).toContainText('docker run')
    await expect(command).not.toContainText(token)
    expect(await copied('run command')).toMatch(new RegExp(`^docker run .* run --token ${token}$`))
    await expect(page.getByRole('status').filter({ hasText: 'Copied' })).toBeVisible()
    await press(page, button('Reveal token'))
    await expect(command).toContainText(token)
  })

  await test.step('start a connector, and be told that it connected', async () => {
    const connection = page.getByRole('region', { name: 'Connection' })
    await expect(connection).toContainText('Waiting for the connector.')
    const began = performance.now()
    await connect(tunnel)
    await expect(connection).toContainText('All 4 connections are up.')
    const took = Math.round(performance.now() - began)
    process.stdout.write(`    the page saw the connector ${took} ms after it began to register\n`)
    expect(took).toBeLessThan(words.noticed)
  })

  await test.step('create a VPC Service on it', async () => {
    await press(page, page.getByRole('link', { name: 'Create a VPC Service' }))
    await expect(page.getByRole('combobox', { name: 'Tunnel', exact: true })).toHaveText(
      `${tunnelName} Healthy`,
    )
    await type(page, box('Service name'), serviceName)
    await type(page, box('Host or IP address'), 'internal-api.company.local')
    await press(page, button('Create service'))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(serviceName)
  })

  const id = (await api().serviceCalled(serviceName)).service_id

  await test.step('copy its Service ID', async () => {
    await expect(page.getByText(id, { exact: true })).toBeVisible()
    expect(await copied('Service ID')).toBe(id)
  })

  await test.step('copy the binding, for either file', async () => {
    const binding = { binding: serviceName.toUpperCase().replaceAll('-', '_'), service_id: id }
    expect(JSON.parse(await copied('binding'))).toEqual({
      vpc_services: [{ ...binding, remote: true }],
    })
    await tabTo(page, page.getByRole('radio', { name: 'wrangler.jsonc' }))
    await page.keyboard.press('ArrowDown')
    expect(await copied('binding')).toBe(
      `[[vpc_services]]\nbinding = "${binding.binding}"\nservice_id = "${id}"\nremote = true`,
    )
  })
})

async function chooseDocker(page: Page): Promise<void> {
  await tabTo(page, page.getByRole('radio', { name: 'Debian' }))
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await expect(page.getByRole('radio', { name: 'Docker', exact: true })).toBeChecked()
}
