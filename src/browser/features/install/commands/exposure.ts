/** Who can see the token, for every way of handing it over. Pure. */
import type { LocalEdge } from '#contract/session.ts'
import { type Choice, type Handover, isNative, type Run } from './choice.ts'
import type { System } from './systems.ts'

type Seen = 'always' | 'briefly' | 'never'

/** What the process list shows of the token. */
export function seenOf({ system, run, handover }: Omit<Choice, 'architecture' | 'shell'>): Seen {
  if (handover !== 'argument') return 'never'
  return isNative(system) && run === 'service' ? 'briefly' : 'always'
}

export const SEEN: Record<Seen, string> = {
  always: 'Token visible in the process list',
  briefly: 'Token visible in the process list while the service is being installed',
  never: 'Token not visible in the process list',
}

/** Where the token is, to follow what the process list shows. */
const KEPT_IN: Record<Handover, (system: System, run: Run) => string> = {
  argument: () => 'in the command',
  environment: (system, run) => {
    if (system === 'kubernetes') return 'a Kubernetes secret'
    return isNative(system) && run === 'terminal' ? 'environment variable' : 'environment file'
  },
  file: (system) => (system === 'compose' ? 'a secret of Compose' : 'token file'),
}

/** A way of handing over the token, as it is offered. */
export const handoverLabel = (system: System, run: Run, handover: Handover): string =>
  `${handover === 'argument' ? 'Visible' : 'Not visible'}: ${KEPT_IN[handover](system, run)}`

const AFTER_INSTALL =
  'Then the service reads it from a file that only administrators may read. cloudflared before 2026.7.2 (2026.7.3 on Windows) keeps it in the process list.'

const NATIVE: Record<Run, Record<Handover, (choice: Choice, name: string) => string>> = {
  service: {
    argument: () => AFTER_INSTALL,
    environment: (_, name) =>
      `It is kept in /etc/cloudflared/${name}.env, which only root may read.`,
    file: (_, name) => `It is kept in /etc/cloudflared/${name}.token, which only root may read.`,
  },
  terminal: {
    argument: () =>
      'Everyone on the host can read it there, for as long as cloudflared runs. Choose another way on a host that you share.',
    environment: () => 'Only this user and administrators can read the environment of cloudflared.',
    file: ({ system }, name) =>
      system === 'windows'
        ? `It is kept in ${name}.token in your user folder.`
        : `It is kept in ~/${name}.token, which only you may read.`,
  },
}

const CONTAINED: Record<'docker' | 'compose' | 'kubernetes', Partial<Record<Handover, string>>> = {
  docker: {
    argument: 'Everyone on the host can read it there, for as long as the container runs.',
    environment:
      'It is in a file that only you may read. Whoever may use Docker on the host sees it with “docker inspect”.',
  },
  compose: {
    environment:
      'It is in tunnel.env, which only you may read. Whoever may use Docker on the host sees it with “docker inspect”.',
    file: 'It is in the file tunnel-token, which only the user of the image may read, and “docker inspect” does not show it.',
  },
  kubernetes: {
    environment: 'Whoever may read secrets in the namespace can read it.',
  },
}

/** Who can read the token then, in a sentence or two. */
export function exposureWords(choice: Choice, name: string): string {
  const { system, run, handover } = choice
  if (system === 'docker' || system === 'compose' || system === 'kubernetes')
    return CONTAINED[system][handover] ?? ''
  return NATIVE[run][handover](choice, name)
}

/** Why a command says `--protocol quic`; nothing where it does not. */
export function whyQuic({ handover }: Choice, edge: LocalEdge | null): string | undefined {
  if (handover !== 'file' || (edge !== null && edge.quic !== 'on')) return undefined
  return 'With a token from a file cloudflared asks the DNS which protocol to use, and without an answer uses HTTP/2, on which VPC Services named by hostname fail. So it is told --protocol quic.'
}
