/** Cloudflare's own pages, by the addresses its documentation of Workers VPC gives. */

export type Guide = { name: string; href: string }

const DOCS = 'https://developers.cloudflare.com'
const DEPLOYMENT = `${DOCS}/cloudflare-one/networks/connectors/cloudflare-tunnel/deployment-guides`

export const SIZING_GUIDE: Guide = {
  name: 'Hardware requirements',
  href: `${DOCS}/workers-vpc/configuration/tunnel/hardware-requirements/`,
}

/** How a tunnel is deployed on each platform. */
export const GUIDES: readonly Guide[] = [
  { name: 'AWS', href: `${DEPLOYMENT}/aws/` },
  { name: 'Azure', href: `${DEPLOYMENT}/azure/` },
  { name: 'Google Cloud', href: `${DEPLOYMENT}/google-cloud-platform/` },
  { name: 'Kubernetes', href: `${DEPLOYMENT}/kubernetes/` },
  { name: 'Terraform', href: `${DEPLOYMENT}/terraform/` },
]
