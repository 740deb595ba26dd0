/** The page that rotates a tunnel's token. */
import type { Page } from '@playwright/test'

/** Presses a button, and the one of the same name in the dialog that asks again. */
export const confirm = async (page: Page, verb: string) => {
  await page.getByRole('button', { name: verb, exact: true }).click()
  await page.getByRole('dialog').getByRole('button', { name: verb, exact: true }).click()
}

/** The connectors, each with what is known of its token. */
export const replicas = (page: Page) =>
  page.getByRole('list', { name: 'Connectors and their tokens' }).getByRole('listitem')
