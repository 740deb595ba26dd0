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
  /** How the service's certificate is checked: folded away until it is pressed. */
  tls: Locator
  authority: Locator
  clientCertificate: Locator
  create: Locator
  save: Locator
  /** The choices: of ports, of the resolver, of the type, and of what is checked of certificates. */
  choose(
    choice:
      | 'HTTP'
      | 'TCP'
      | 'PostgreSQL'
      | 'Chain and hostname (verify_full)'
      | 'Chain only (verify_ca)'
      | 'None (disabled)'
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
    tls: page.getByText('TLS verification:'),
    authority: page.getByRole('combobox', { name: 'Certificate authority', exact: true }),
    clientCertificate: page.getByRole('combobox', { name: 'Client certificate', exact: true }),
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
