/**
 * How cloudflared gets onto a host. Pure.
 * Source: Cloudflare's page of downloads, and what its dashboard prints.
 */
import { type Block, commandBlock } from './block.ts'
import type { Choice } from './choice.ts'
import type { Step } from './shell.ts'
import type { Architecture, System } from './systems.ts'

const DOWNLOADS = 'https://github.com/cloudflare/cloudflared/releases/latest/download'

/** The installer for Windows. */
export const installerAddress = (architecture: Architecture): string =>
  `${DOWNLOADS}/cloudflared-windows-${architecture}.msi`

/**
 * The package manager chooses the architecture. Cloudflare's dashboard has `yum update` before `yum install`, which would
 * bring the whole host up to date; the list of packages is read without.
 */
const STEPS: Partial<Record<System, readonly Step[]>> = {
  macos: [['brew install cloudflared']],
  debian: [
    ['sudo mkdir -p --mode=0755 /usr/share/keyrings'],
    [
      'curl -fsSL https://pkg.cloudflare.com/cloudflare-public-v2.gpg',
      '| sudo tee /usr/share/keyrings/cloudflare-public-v2.gpg >/dev/null',
    ],
    [
      "echo 'deb [signed-by=/usr/share/keyrings/cloudflare-public-v2.gpg] https://pkg.cloudflare.com/cloudflared any main'",
      '| sudo tee /etc/apt/sources.list.d/cloudflared.list',
    ],
    ['sudo apt-get update'],
    ['sudo apt-get install cloudflared'],
  ],
  redhat: [
    [
      'curl -fsSL https://pkg.cloudflare.com/cloudflared.repo',
      '| sudo tee /etc/yum.repos.d/cloudflared.repo',
    ],
    ['sudo yum install cloudflared'],
  ],
}

/** What installs cloudflared; nothing where an installer is downloaded by hand, or an image brings it. */
export function installBlock({ system, shell }: Choice): Block | undefined {
  const steps = STEPS[system]
  return steps === undefined ? undefined : commandBlock('install command', shell, steps)
}
