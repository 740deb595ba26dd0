import { expect, test } from './support/fixtures.ts'
import { setVisibility } from './support/visibility.ts'

// Cloudflare's API tells neither of a refusal nor how connections are carried.

test('on an account the stages say what the API does not tell, and how to see it on the host', async ({
  page,
  go,
  api,
  connect,
  tunnel,
  soon,
}) => {
  const stages = page.getByRole('list', { name: 'Stages' }).locator('> li')
  const stage = (name: string) => stages.filter({ hasText: name })
  const contact = stage('First contact')
  await go('tunnelInstall', { tunnel: tunnel.id }, { os: 'debian' })
  await expect(contact).toContainText('does not tell of one whose token is refused')
  await soon((now) => now(contact).toContainText('Nothing has connected for a minute.'))
  await contact.getByRole('button', { name: 'Get the commands anew' }).click()
  await expect(page.getByText('The commands have the current token.')).toBeVisible()
  await expect(contact).toContainText('sudo journalctl -u cloudflared')
  await expect(contact).toContainText('dig A region1.v2.argotunnel.com')
  await expect(contact).toContainText('nc -uvz -w 3 198.41.200.13 7844')
  await expect(contact).toContainText('--loglevel debug --protocol quic run --token-file')

  // Nor does it tell of a rotation: who comes back after a while is given the token of today.
  await setVisibility(page, 'hidden')
  await api().rotate(tunnel)
  await page.clock.fastForward('01:01')
  await setVisibility(page, 'visible')
  await expect(page.getByText('The token was rotated meanwhile.')).toBeVisible()

  await connect(tunnel, { version: '2026.8.2' })
  const ready = stage('Ready for Workers VPC')
  await soon((now) => now(page).toHaveTitle(`✓ Connected – ${tunnel.name} · VPC Console`))
  await expect(ready).toContainText('Not known')
  await expect(ready).toContainText('Cloudflare’s API does not tell how connections are carried')
  await expect(ready).toContainText('protocol=quic')
  await expect(page.getByRole('region', { name: 'hint: QUIC command' })).toContainText(
    'TUNNEL_TRANSPORT_PROTOCOL=quic',
  )

  await go('tunnelInstall', { tunnel: tunnel.id }, { for: 'replica' })
  await expect(page.getByText('1 is connected')).toBeVisible()
  await connect(tunnel, { version: '2025.6.1' })
  await soon((now) => now(ready).toContainText('Too old for Workers VPC'))
})
