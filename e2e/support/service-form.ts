import type { Locator, Page } from '@playwright/test'

/** The boxes of the service form, by their labels. */
export interface ServiceForm {
  name: Locator
  host: Locator
  tunnel: Locator
  httpPort: Locator
  httpsPort: Locator
  tcpPort: Locator
  resolverIps: Locator
  create: Locator
  save: Locator
  /** The documented choices: of ports, and of the resolver. */
  choose(
    choice:
      | 'Use default ports'
      | 'Provide port values'
      | 'Use tunnel as resolver'
      | 'Custom resolver',
  ): Promise<void>
  chooseTunnel(name: string): Promise<void>
}

export function serviceFormOn(page: Page): ServiceForm {
  const box = (name: string) => page.getByRole('textbox', { name, exact: true })
  const tunnel = page.getByRole('combobox', { name: 'Tunnel', exact: true })
  return {
    name: box('Service name'),
    host: box('Host or IP address'),
    tunnel,
    httpPort: box('HTTP port'),
    httpsPort: box('HTTPS port'),
    tcpPort: box('TCP port'),
    resolverIps: box('Resolver IPs'),
    create: page.getByRole('button', { name: 'Create service', exact: true }),
    save: page.getByRole('button', { name: 'Save changes', exact: true }),
    choose: (choice) => page.getByRole('radio', { name: choice, exact: true }).check(),
    async chooseTunnel(name) {
      await tunnel.click()
      await page.getByRole('combobox', { name: 'Search tunnels' }).fill(name)
      await page.getByRole('option', { name }).click()
    },
  }
}
