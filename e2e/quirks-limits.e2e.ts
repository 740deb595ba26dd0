import { expect, test } from './support/upstream.ts'

/** As much as there can be of something. */

test('an account that is full says so, and lets nobody begin what it would refuse', async ({
  page,
  go,
  upstream,
}) => {
  await upstream.seed({ tunnels: 1, services: 1000 })
  await go('services')
  await expect(page.getByRole('meter')).toHaveAttribute(
    'aria-valuetext',
    '1000 of 1000 VPC Services',
  )
  await expect(page.getByText('An account holds at most 1000 VPC Services.')).toBeVisible()
  const create = page.getByRole('button', { name: 'Create', exact: true })
  await expect(create).toHaveAccessibleDescription(/^An account holds at most 1000 VPC Services\./)
  await expect(create).toBeDisabled()
})

test('a title takes two lines at most, and its tip has the whole', async ({
  page,
  go,
  api,
  named,
}) => {
  await page.setViewportSize({ width: 390, height: 700 })
  const name = named('tunnel').replaceAll('-', 'x').padEnd(255, 'x')
  await go('tunnel', { tunnel: (await api().tunnel(name)).id })
  const title = page.getByRole('heading', { level: 1 })
  await expect(title).toHaveText(name)
  await expect(title).toHaveAttribute('data-tip', name)
  expect((await title.boundingBox())?.height).toBe(56)
})
