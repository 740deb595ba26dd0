/** What is printed when the server is ready: where it is, how to sign in, and where connectors connect to. */
export function greeting(
  address: string,
  identities: readonly { name: string; token: string }[],
  edge: { address: string; ca_file: string },
): string {
  const links = identities.map(
    ({ name, token }) => `  ${name.padEnd(8)} http://${address}/sign-in#token=${token}`,
  )
  return [
    `VPC Console ready at http://${address}/`,
    'Sign in as',
    ...links,
    `Connectors reach the edge at ${edge.address} (CA: ${edge.ca_file})`,
  ].join('\n')
}
