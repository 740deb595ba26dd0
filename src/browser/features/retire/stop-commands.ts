/**
 * How a connector is stopped where it runs, and taken off its host. Pure.
 * Source: Cloudflare's documentation on uninstalling a tunnel; what the install page of this console makes, by its names;
 * the manuals of docker and kubectl.
 */
import { nameOnHost } from '../tunnels/name-on-host.ts'

/** Where connectors run, as somebody chooses it. */
export const PLACES = {
  terminal: 'Terminal',
  linux: 'Linux (systemd)',
  macos: 'macOS',
  windows: 'Windows',
  docker: 'Docker',
  compose: 'Docker Compose',
  kubernetes: 'Kubernetes',
} as const
export type Place = keyof typeof PLACES

export const isPlace = (word: string): word is Place => Object.hasOwn(PLACES, word)

/** Commands to copy: `what` names them, `intro` says when. */
export type Stop = { what: string; intro: string; code: string }

/** How long a container is given, in seconds: cloudflared itself waits 30 for requests under way, Docker only 10. */
const PATIENCE = '-t 35'

const command =
  (what: string) =>
  (intro: string, ...lines: string[]): Stop => ({ what, intro, code: lines.join('\n') })
const stop = command('stop command')
const uninstall = command('uninstall command')
const hidden = command('command for a service whose token is not visible')

const STOP = 'Stop it:'
const UNINSTALL = 'Take the service off the host; else it starts again with the host:'
const HIDDEN = 'Where it was installed with the token not visible, the service has another name:'

const COMMANDS: Record<Place, (name: string) => readonly Stop[]> = {
  terminal: () => [],
  linux: (name) => [
    stop(STOP, 'sudo systemctl stop cloudflared'),
    uninstall(UNINSTALL, 'sudo cloudflared service uninstall'),
    hidden(
      HIDDEN,
      `sudo systemctl disable --now cloudflared-${name}`,
      `sudo rm /etc/systemd/system/cloudflared-${name}.service /etc/cloudflared/${name}.env`,
    ),
  ],
  macos: (name) => [
    stop(STOP, 'sudo launchctl stop com.cloudflare.cloudflared'),
    uninstall(UNINSTALL, 'sudo cloudflared service uninstall'),
    hidden(
      HIDDEN,
      `sudo launchctl unload /Library/LaunchDaemons/com.cloudflare.cloudflared.${name}.plist`,
      `sudo rm /Library/LaunchDaemons/com.cloudflare.cloudflared.${name}.plist`,
      `sudo rm /etc/cloudflared/${name}.token`,
    ),
  ],
  // `sc` alone is another command in PowerShell.
  windows: () => [
    stop('Stop it, in a shell that was opened as administrator:', 'sc.exe stop cloudflared'),
    uninstall(UNINSTALL, 'cloudflared.exe service uninstall'),
  ],
  docker: (name) => [
    stop(
      'Stop it. If it goes by another name, “docker ps” tells which:',
      `docker stop ${PATIENCE} ${name}`,
    ),
    uninstall('Remove the container, with the token in it:', `docker rm ${name}`),
  ],
  compose: () => [
    stop('Stop it, in the folder of compose.yaml:', `docker compose stop ${PATIENCE} cloudflared`),
    uninstall(
      'Remove the container, and the token beside it:',
      'docker compose rm --force cloudflared',
      'rm -f tunnel.env tunnel-token',
    ),
  ],
  kubernetes: (name) => [
    stop(
      'Leave one pod, wait, and then none. If the deployment goes by another name, “kubectl get deployments” tells which:',
      `kubectl scale deployment/cloudflared-${name} --replicas=1`,
      `kubectl rollout status deployment/cloudflared-${name}`,
      `kubectl scale deployment/cloudflared-${name} --replicas=0`,
    ),
    uninstall(
      'Remove the deployment, and the secret with the token:',
      `kubectl delete deployment/cloudflared-${name} secret/${name}`,
    ),
  ],
}

/** How a connector of a tunnel is stopped in a place, in order. In a terminal there is nothing to copy. */
export const stopCommands = (place: Place, tunnel: string): readonly Stop[] =>
  COMMANDS[place](nameOnHost(tunnel))
