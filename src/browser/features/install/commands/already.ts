/** What to do where cloudflared is there already. Pure. Source: Cloudflare's documentation; cloudflared 2026.8.2. */
import { type Block, commandBlock } from './block.ts'
import { type Choice, isNative } from './choice.ts'
import { deploymentName } from './kubernetes.ts'
import { PROGRAM, quoted } from './shell.ts'
import type { System } from './systems.ts'

/** How cloudflared is brought up to date, and runs again. */
const UPDATE: Record<System, (name: string) => readonly string[]> = {
  windows: () => ['cloudflared.exe update'],
  macos: () => ['brew upgrade cloudflared'],
  debian: () => ['sudo apt-get update', 'sudo apt-get install --only-upgrade cloudflared'],
  redhat: () => ['sudo yum update cloudflared'],
  docker: (name) => ['docker pull cloudflare/cloudflared:latest', `docker rm --force ${name}`],
  compose: () => ['docker compose pull', 'docker compose up --detach'],
  kubernetes: (name) => [`kubectl rollout restart deployment/${deploymentName(name)}`],
}

const AFTER: Record<System, string> = {
  windows: 'A service that was running is started again with “net start Cloudflared”.',
  macos: 'A service keeps the old one until it is started again.',
  debian: 'A service keeps the old one until “sudo systemctl restart cloudflared”.',
  redhat: 'A service keeps the old one until “sudo systemctl restart cloudflared”.',
  docker: 'Then run it again.',
  compose: 'The container is made anew.',
  kubernetes: 'The pods are made anew, one after the other, from the newest image.',
}

/** How to see which version there is, and to bring it up to date. */
export function updateBlocks({ system, shell }: Choice, name: string): Block[] {
  const version = isNative(system)
    ? [commandBlock('version command', shell, [`${PROGRAM[shell]} --version`], 'Which one is it?')]
    : []
  const intro = `Bring it up to date. ${AFTER[system]}`
  return [...version, commandBlock('update command', shell, UPDATE[system](name), intro)]
}

/** What a second `service install` says. */
export const ALREADY_INSTALLED = 'cloudflared service is already installed'

/**
 * Whether a second `service install` spoils the first service: it has put its own token where the service's was by the
 * time it fails, and then removes it (source of 2026.8.2: `defer removeTokenFile`; on Windows it looks first).
 */
export const spoilsFirst = (system: System): boolean => system !== 'windows'

/** Whether the host may have a service of cloudflared's own that is in the way. */
export const mayMeetService = ({ system, run, handover }: Choice): boolean =>
  isNative(system) && run === 'service' && handover === 'argument'

/** How the service of another tunnel is replaced, or left beside this one. */
export function replaceBlocks({ shell }: Choice, name: string, token: string): Block[] {
  const program = shell === 'sh' ? 'sudo cloudflared' : PROGRAM[shell]
  return [
    commandBlock(
      'uninstall command',
      shell,
      [`${program} service uninstall`],
      'To replace it, uninstall it first, and then run the command that installs it:',
    ),
    commandBlock(
      'second service command',
      shell,
      [`${program} service install --service-name ${name} ${quoted(token, shell)}`],
      'To keep it, install this one beside it under a name, with this command instead. It needs a cloudflared whose “service install --help” lists --service-name; 2026.8.2 does not:',
    ),
  ]
}
