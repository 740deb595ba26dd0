import type { Page } from '@playwright/test'
import { parse } from 'yaml'
import { tunnelToken } from '#contract/tunnel-operations.ts'
import { copiedBy } from './support/clipboard.ts'
import { expect, test } from './support/fixtures.ts'
import { press, tabTo } from './support/keyboard.ts'

const radio = (page: Page, name: string) => page.getByRole('radio', { name, exact: true })
const block = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
/** A sentence in view: what is folded away may say the same. */
const said = (page: Page, text: string) => page.getByText(text).filter({ visible: true })
const copied = (page: Page, what: string) =>
  copiedBy(page, () => page.getByRole('button', { name: `Copy ${what}`, exact: true }).click())

test('by keyboard, an operator finds the commands for a Mac with the token in a file, and a reload keeps them', async ({
  page,
  go,
  api,
  tunnel,
}) => {
  const token = await api().call(tunnelToken, { tunnel: tunnel.id })
  await go('tunnelInstall', { tunnel: tunnel.id })
  await tabTo(page, radio(page, 'Debian'))
  await page.keyboard.press('ArrowUp')
  await expect(radio(page, 'macOS')).toBeChecked()
  await expect(block(page, 'install command')).toHaveText('brew install cloudflared')
  await expect(page.getByText('Starting in 2027')).toBeHidden()
  await tabTo(page, radio(page, 'Apple silicon'))
  await page.keyboard.press('ArrowDown')
  await expect(page.getByText('Starting in 2027')).toContainText('Macs with an Intel processor')

  await expect(said(page, 'Token visible in the process list.')).toBeVisible()
  await tabTo(page, radio(page, 'Visible: in the command'))
  await page.keyboard.press('ArrowUp')
  await expect(radio(page, 'Not visible: token file')).toBeChecked()
  await expect(said(page, 'Token not visible in the process list.')).toBeVisible()
  await expect(block(page, 'run command')).toContainText('--protocol quic')
  await expect(said(page, 'So it is told --protocol quic.')).toBeVisible()
  const command = await copied(page, 'run command')
  const file = `~/vpc-${tunnel.id.slice(0, 8)}.token`
  expect(command).toContain(`(umask 077 && printf %s ${token} > ${file}) && cloudflared tunnel `)
  expect(command).toMatch(/ run --token-file ~\/vpc-[\da-f]{8}\.token$/)

  await page.reload()
  await expect(radio(page, 'macOS')).toBeChecked()
  await expect(radio(page, 'Intel')).toBeChecked()
  await expect(radio(page, 'Not visible: token file')).toBeChecked()
  expect(page.url()).not.toContain(token)
})

test('each system has its own way to install, to run, to check, and to go on from what is there', async ({
  page,
  go,
  tunnel,
}) => {
  const name = `vpc-${tunnel.id.slice(0, 8)}`
  await go('tunnelInstall', { tunnel: tunnel.id })

  await test.step('Windows, in either shell', async () => {
    await radio(page, 'Windows').check()
    await radio(page, '32-bit').check()
    await expect(page.getByText('Starting in 2027')).toContainText('32-bit Windows')
    await expect(page.getByRole('link', { name: 'Download this installer' })).toHaveAttribute(
      'href',
      /cloudflared-windows-386\.msi$/,
    )
    await radio(page, 'Not visible: environment variable').check()
    expect(await copied(page, 'run command')).toMatch(
      /^set "TUNNEL_TOKEN=\S+" && cloudflared\.exe /,
    )
    await radio(page, 'PowerShell').check()
    expect(await copied(page, 'run command')).toMatch(/^\$env:TUNNEL_TOKEN = '\S+'; if \(\$\?\) /)
    await expect(block(page, 'ready command')).toContainText('curl.exe')
  })

  await test.step('Docker, in the background', async () => {
    await radio(page, 'Docker').check()
    await expect(page.getByText('The image fits every architecture.')).toBeVisible()
    await expect(page.getByRole('heading', { name: 'Install cloudflared' })).toBeHidden()
    await radio(page, 'In the background').check()
    await radio(page, 'Not visible: environment file').check()
    await expect(block(page, 'run command')).toContainText(`--env-file ~/${name}.env`)
    expect(await copied(page, 'log command')).toBe(`docker logs --tail 50 ${name}`)
  })

  await test.step('Kubernetes, with a secret', async () => {
    await radio(page, 'Kubernetes').check()
    const deployment: unknown = parse(await copied(page, 'tunnel.yaml'))
    expect(deployment).toMatchObject({ kind: 'Deployment', spec: { template: {} } })
    await expect(block(page, 'run command')).toContainText('| kubectl create secret generic')
    await expect(block(page, 'log command')).toContainText(`pod=cloudflared-${name}`)
  })

  await test.step('Debian, where a service of cloudflared is there already', async () => {
    await radio(page, 'Debian').check()
    await radio(page, 'Visible: in the command').check()
    await page.getByText('cloudflared is on the host already').click()
    await expect(block(page, 'update command')).toContainText('--only-upgrade cloudflared')
    await page.getByText('The commands on a Cloudflare account').click()
    await expect(block(page, 'account run command')).toContainText(
      'sudo cloudflared service install',
    )
    await page.getByText('A cloudflared service is on the host already').click()
    await expect(page.getByText('cloudflared service is already installed')).toBeVisible()
    await expect(block(page, 'account uninstall command')).toBeVisible()
    expect(await copied(page, 'account second service command')).toContain(
      `--service-name ${name} `,
    )
    await expect(block(page, 'account QUIC command')).toContainText(
      'TUNNEL_TRANSPORT_PROTOCOL=quic',
    )
    await page.getByRole('radio', { name: 'Not visible: environment file', exact: true }).check()
    await expect(block(page, 'account run command')).toContainText(
      `EnvironmentFile=/etc/cloudflared/${name}.env`,
    )
  })
})

test('whoever leaves while the token is shown and not copied is asked first', async ({
  page,
  go,
  api,
  tunnel,
}) => {
  const token = await api().call(tunnelToken, { tunnel: tunnel.id })
  const run = block(page, 'run command')
  const question = page.getByRole('dialog', { name: 'Leave without the token?' })
  const leave = page.getByRole('link', { name: 'Create a VPC Service' })
  await go('tunnel', { tunnel: tunnel.id })
  await page.getByRole('link', { name: 'Install a connector' }).click()
  await expect(run).toBeVisible()
  expect(await page.content()).not.toContain(token)
  await press(page, page.getByRole('button', { name: 'Reveal token' }))
  await expect(run).toContainText(token)

  await test.step('a link asks, and who stays has lost nothing', async () => {
    await press(page, leave)
    await expect(question).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(question).toBeHidden()
    await expect(leave).toBeFocused()
    await expect(run).toContainText(token)
  })

  await test.step('so does Back, and closing the tab', async () => {
    // The browser is not told to wait for a page that may not come.
    await page.evaluate(() => history.back())
    await press(page, question.getByRole('button', { name: 'Stay on this page' }))
    await expect(run).toContainText(token)
    const asked = page.waitForEvent('dialog')
    await page.close({ runBeforeUnload: true })
    const browserAsks = await asked
    expect(browserAsks.type()).toBe('beforeunload')
    await browserAsks.dismiss()
  })

  await test.step('who leaves all the same arrives, and is not asked when the token is hidden', async () => {
    await press(page, leave)
    await press(page, question.getByRole('button', { name: 'Leave' }))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create a VPC Service')
    await page.goBack()
    await expect(run).toBeVisible()
    await expect(run).not.toContainText(token)
    await leave.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create a VPC Service')
  })

  await test.step('nor is who has copied it', async () => {
    await page.goBack()
    await page.getByRole('button', { name: 'Reveal token' }).click()
    expect(await copied(page, 'run command')).toContain(token)
    await leave.click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Create a VPC Service')
  })
})
