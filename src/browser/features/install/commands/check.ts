/** How to see on a host that its connector runs. Pure. Source: Cloudflare's documentation, and cloudflared's help. */
import { type Block, commandBlock } from './block.ts'
import type { Choice } from './choice.ts'
import { deploymentName } from './kubernetes.ts'
import { daemonLabel, logFile } from './launchd.ts'
import type { Shell } from './shell.ts'
import { unitName } from './systemd.ts'
import type { System } from './systems.ts'

/** Where cloudflared answers whether it is connected: the first of five ports it tries, from 20241 on. */
const READY = '127.0.0.1:20241'

type Look = { status?: string; log?: string; ready?: string }

const CURL: Record<Shell, string> = { sh: 'curl', cmd: 'curl.exe', powershell: 'curl.exe' }

const linux = ({ run, handover }: Choice, name: string): Look => {
  if (run === 'terminal') return {}
  const unit = handover === 'argument' ? 'cloudflared' : unitName(name)
  return {
    status: `systemctl status ${unit} --no-pager`,
    log: `sudo journalctl -u ${unit} -n 50 --no-pager`,
  }
}

const macos = ({ run, handover }: Choice, name: string): Look => {
  if (run === 'terminal') return {}
  const label = handover === 'argument' ? 'com.cloudflare.cloudflared' : daemonLabel(name)
  return { status: `sudo launchctl list ${label}`, log: `tail -n 50 ${logFile(label)}` }
}

const docker = ({ run }: Choice, name: string): Look =>
  run === 'terminal'
    ? { status: 'docker ps --filter ancestor=cloudflare/cloudflared:latest' }
    : {
        status: `docker ps --filter name=${name}`,
        log: `docker logs --tail 50 ${name}`,
        ready: `docker exec ${name} cloudflared tunnel --metrics ${READY} ready`,
      }

const LOOK: Record<System, (choice: Choice, name: string) => Look> = {
  windows: ({ run }) => (run === 'terminal' ? {} : { status: 'sc.exe query Cloudflared' }),
  macos,
  debian: linux,
  redhat: linux,
  docker,
  compose: () => ({
    status: 'docker compose ps',
    log: 'docker compose logs --tail 50 cloudflared',
    ready: `docker compose exec cloudflared cloudflared tunnel --metrics ${READY} ready`,
  }),
  kubernetes: (_, name) => ({
    status: `kubectl rollout status deployment/${deploymentName(name)} --timeout 60s`,
    log: `kubectl logs --selector pod=${deploymentName(name)} --tail 50`,
  }),
}

/** Whether the pods, which ask it themselves, or the terminal leave no use for `/ready`. */
const readyOf = ({ system, shell }: Choice): string | undefined =>
  system === 'kubernetes' || system === 'docker'
    ? undefined
    : `${CURL[shell]} -fsS http://${READY}/ready`

const INTRO = {
  status: 'Does it run?',
  log: 'Its log says “Registered tunnel connection” four times, with protocol=quic:',
  ready:
    'Is it connected? It answers how many connections are ready, or with an error if none is. Beside another cloudflared it has the next free port:',
}

/** Commands that look, and change nothing. */
export function checkBlocks(choice: Choice, name: string): Block[] {
  const { status, log, ready = readyOf(choice) } = LOOK[choice.system](choice, name)
  const looks = [
    { what: 'status command', command: status, intro: INTRO.status },
    { what: 'log command', command: log, intro: INTRO.log },
    { what: 'ready command', command: ready, intro: INTRO.ready },
  ]
  return looks.flatMap(({ what, command, intro }) =>
    command === undefined ? [] : [commandBlock(what, choice.shell, [command], intro)],
  )
}
