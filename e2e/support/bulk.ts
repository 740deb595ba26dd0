/** What journeys of many VPC Services at once have to hand. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { Tunnel } from '#contract/tunnel.ts'

const IMPORT = 'Import of VPC Services'

/** A file as a person has one on their disk. */
export const file = (name: string, text: string) => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
})

export const fileBox = (page: Page) => page.getByLabel('File', { exact: true })
export const job = (page: Page, name = IMPORT) => page.getByRole('region', { name })
export const line = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })

/** A list of so many services on a tunnel, as the API takes them. */
export const many = (count: number, { id: tunnel_id }: Tunnel) =>
  JSON.stringify(
    Array.from({ length: count }, (_, at) => ({
      name: `service-${String(at + 1).padStart(4, '0')}`,
      type: 'http',
      host: { hostname: 'api.internal', resolver_network: { tunnel_id } },
    })),
  )

export const download = async (page: Page, act: () => Promise<void>): Promise<string> => {
  const started = page.waitForEvent('download')
  await act()
  return readFile(await (await started).path(), 'utf8')
}
