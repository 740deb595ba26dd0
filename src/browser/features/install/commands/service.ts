/**
 * A connector that runs now and whenever its host starts, on Cloudflare's network. Pure.
 * Source: cloudflared's `service install` (linux_service.go, macos_service.go, windows_service.go of 2026.8.2).
 */
import { type Block, commandBlock, type Place } from './block.ts'
import type { Choice } from './choice.ts'
import { launchdSteps } from './launchd.ts'
import { quoted, type Step } from './shell.ts'
import { systemdSteps } from './systemd.ts'

const QUIC = 'TUNNEL_TRANSPORT_PROTOCOL=quic'

const BEFORE =
  'The service reads its token from a file, and then asks the DNS which protocol to use; without an answer it uses HTTP/2, on which VPC Services named by hostname fail. Keep it on QUIC:'

/**
 * `service install` makes a service with the token in a file, and takes no protocol: so the protocol is said where the
 * service finds it. On Linux that is its unit, on macOS cloudflared's own configuration, both read when it starts.
 */
const LINUX_QUIC: Step[] = [
  ['sudo mkdir -p /etc/systemd/system/cloudflared.service.d'],
  [
    String.raw`printf '[Service]\nEnvironment=${QUIC}\n'`,
    '| sudo tee /etc/systemd/system/cloudflared.service.d/quic.conf >/dev/null',
  ],
]

/** A second `protocol` would make the file unreadable to cloudflared. */
const MACOS_QUIC: Step[] = [
  ['sudo mkdir -p /etc/cloudflared'],
  [
    "{ grep -qs '^protocol:' /etc/cloudflared/config.yml",
    "|| echo 'protocol: quic' | sudo tee -a /etc/cloudflared/config.yml >/dev/null; }",
  ],
]

/** The environment of a service stands in the registry, once there is a service. Both shells of Windows read it alike. */
const WINDOWS_QUIC: Step[] = [
  [
    String.raw`reg add HKLM\SYSTEM\CurrentControlSet\Services\Cloudflared`,
    `/v Environment /t REG_MULTI_SZ /d ${QUIC} /f`,
  ],
  ['net stop Cloudflared'],
  ['net start Cloudflared'],
]

/** What makes a service that runs read it. Source: Cloudflare's documentation of named services, on restarting them. */
const LINUX_AGAIN: Step[] = [
  ['sudo systemctl daemon-reload'],
  ['sudo systemctl restart cloudflared'],
]
const MACOS_AGAIN: Step[] = [['sudo launchctl kickstart -k system/com.cloudflare.cloudflared']]

/** Has the service that cloudflared made, and that runs already, use QUIC. */
export function quicLater({ system, shell }: Choice): Block {
  const onLinux = [...LINUX_QUIC, ...LINUX_AGAIN]
  const onMac = [...MACOS_QUIC, ...MACOS_AGAIN]
  const steps = system === 'windows' ? WINDOWS_QUIC : system === 'macos' ? onMac : onLinux
  return commandBlock('QUIC command', shell, steps)
}

const RUN = 'run command'
const INTRO = 'Install a service to automatically run your tunnel whenever your machine starts:'
const WINDOWS_INTRO =
  'Open the shell as administrator, and install a service to automatically run your tunnel whenever your machine starts:'

/** The service that cloudflared makes itself. */
function ownService({ system, shell }: Choice, token: string): Block[] {
  const word = quoted(token, shell)
  const quic = (steps: Step[]) => commandBlock('QUIC command', shell, steps, BEFORE)
  if (system === 'windows') {
    const install = [`cloudflared.exe service install ${word}`]
    return [commandBlock(RUN, shell, install, WINDOWS_INTRO), quic(WINDOWS_QUIC)]
  }
  const install = [`sudo cloudflared service install ${word}`]
  const before = quic(system === 'macos' ? MACOS_QUIC : LINUX_QUIC)
  return [before, commandBlock(RUN, shell, install, INTRO)]
}

/** Runs cloudflared as a service of the host. */
export function asService(choice: Choice, { name }: Place, token: string): Block[] {
  if (choice.handover === 'argument') return ownService(choice, token)
  const macos = choice.system === 'macos'
  const steps = macos ? launchdSteps(choice.architecture, name, token) : systemdSteps(name, token)
  const intro = `Make a service of its own, beside the one that “cloudflared service install” would make. ${
    macos ? 'launchd' : 'systemd'
  } runs it whenever your machine starts:`
  return [commandBlock(RUN, 'sh', steps, intro)]
}
