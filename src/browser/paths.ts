/** Every URL of the app, in one place. The shape mirrors Cloudflare's dashboard. */
export const paths = {
  home: '/',
  signIn: '/sign-in',
  services: '/$account/workers/vpc',
  serviceNew: '/$account/workers/vpc/services/new',
  service: '/$account/workers/vpc/services/$service',
  serviceEdit: '/$account/workers/vpc/services/$service/edit',
  tunnels: '/$account/workers/vpc/tunnels',
  tunnelNew: '/$account/workers/vpc/tunnels/new',
  tunnel: '/$account/workers/vpc/tunnels/$tunnel',
  tunnelInstall: '/$account/workers/vpc/tunnels/$tunnel/install',
} as const
