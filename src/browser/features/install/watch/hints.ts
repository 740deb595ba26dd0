/** What to check and to do on the host when a stage does not pass. No command holds a token. Pure. */
import type { LocalEdge } from '#contract/session.ts'
import { mayMeetService, replaceBlocks, updateBlocks } from '../commands/already.ts'
import type { Block, Place } from '../commands/block.ts'
import { checkBlocks } from '../commands/check.ts'
import { type Choice, isNative } from '../commands/choice.ts'
import { quicLater } from '../commands/service.ts'
import { debugBlock } from './debug-command.ts'
import { nameCommands, reachCommands } from './reach-commands.ts'
import type { StageId, Trouble } from './stages.ts'

/** The host as it was chosen, and what the connector is to join: the edge, or Cloudflare's network when it is null. */
export type Where = Place & { choice: Choice }

/** One thing to look at or to do, mostly with a command. */
export type Check = { say: string; block?: Block | undefined }

const named = (blocks: readonly Block[], what: string): Block | undefined =>
  blocks.find((block) => block.what === what)

const looks = ({ choice, name }: Where, what: string): Block | undefined =>
  named(checkBlocks(choice, name), what)

function runs(where: Where): Check {
  const block = looks(where, 'status command')
  const whole = where.edge === null ? '' : ', from the first --edge to the token'
  return {
    say: `cloudflared was started with the whole command${whole}, and still runs${block === undefined ? '.' : ':'}`,
    block,
  }
}

/** Where the log is, if no command shows it. */
const logWords = ({ choice: { system, run } }: Where): string =>
  system === 'windows' && run === 'service'
    ? 'A service on Windows writes no log: stop it, and run it in a terminal.'
    : 'Its log is in the terminal it runs in.'

const reads = (where: Where, look: string): Check => {
  const block = looks(where, 'log command')
  return { say: block === undefined ? `${look} ${logWords(where)}` : look, block }
}

const resolves = ({ choice }: Where): Check => ({
  say: 'The host finds the names of Cloudflare’s network. Where it does not, its resolver is at fault:',
  block: nameCommands(choice.shell),
})

const isLoopback = (address: string): boolean => /^(127\.|\[::1\]|localhost)/.test(address)

const wayWords = (edge: LocalEdge | null): string => {
  if (edge === null)
    return 'The host reaches Cloudflare’s network. Outbound UDP port 7844 has to be open; TCP port 7844 alone lets the tunnel connect, but not ready.'
  const here = isLoopback(edge.address) ? ', which only its own machine does' : ''
  return `The host reaches the edge at ${edge.address}${here}.`
}

function reaches({ choice: { shell }, edge }: Where): Check {
  const onlyTcp =
    shell === 'sh' || edge?.quic === 'off'
      ? ''
      : ' This asks over TCP alone; over UDP cloudflared asks itself when it starts, and prints a table.'
  return { say: wayWords(edge) + onlyTcp, block: reachCommands(shell, edge) }
}

const debugs = ({ choice, edge }: Where): Check => {
  const block = edge === null ? debugBlock(choice) : undefined
  return block === undefined
    ? { say: 'Start it again with --loglevel debug before run: then it tells each step.' }
    : { say: 'Run in a terminal with the token of its service, it tells each step:', block }
}

/** Source: the log of cloudflared 2026.8.2 that was refused over either transport. */
const UNAUTHORIZED =
  'Its log. “Unauthorized”, or over QUIC “control stream encountered a failure while serving”, is the token of another tunnel, or one from before it was rotated. “Provided Tunnel token is not valid” is one that was not pasted whole: it is one long word that begins with eyJ.'

const contact = (where: Where): Check[] => [
  runs(where),
  reads(where, UNAUTHORIZED),
  ...(where.edge === null ? [resolves(where)] : []),
  reaches(where),
  debugs(where),
]

const token = ({ choice, name }: Where): Check[] =>
  mayMeetService(choice)
    ? [
        {
          say: 'Take out the service that has the other token, then install it with the command on this page:',
          block: named(replaceBlocks(choice, name, ''), 'uninstall command'),
        },
      ]
    : [{ say: 'Stop what runs with the other token, then run the command on this page.' }]

const FOUR =
  'cloudflared opens one connection for each --edge of its command: it has to stand there four times.'

const connections = (where: Where): Check[] => [
  where.edge === null ? reaches(where) : { say: FOUR },
  reads(where, 'Its log: lines with ERR say why a connection fails.'),
  debugs(where),
]

/** Of a service that cloudflared made itself, the environment says it; else the command does. */
const usesQuic = ({ choice }: Where): Check =>
  mayMeetService(choice)
    ? { say: 'Tell its service to use QUIC, and start it again:', block: quicLater(choice) }
    : { say: 'Start cloudflared again with --protocol quic before run.' }

const updates = ({ choice, name }: Where): Check => ({
  say: isNative(choice.system)
    ? 'Bring cloudflared up to date and start it again: it is seen here with its new version.'
    : 'Bring the image up to date: the new container is seen here with its version.',
  block: named(updateBlocks(choice, name), 'update command'),
})

/** What to do about a connector that is connected, and not ready, or not known to be. */
const READY: Record<Trouble, (where: Where) => Check[]> = {
  old: (where) => [updates(where)],
  http2: (where) => [usesQuic(where), reaches(where)],
  noQuic: () => [
    {
      say: 'Services by IP address work. For hostnames the edge has to speak QUIC: start VPC Console without --edge-http2-only, on a machine that has the engine for it.',
    },
  ],
  untoldVersion: (where) => [updates(where)],
  untoldTransport: (where) => [
    reads(where, 'Its log says “Registered tunnel connection” four times, with protocol=quic.'),
    usesQuic(where),
  ],
}

/** What to check for a stage, most likely first. */
export function checksFor(stage: StageId, trouble: Trouble | undefined, where: Where): Check[] {
  if (stage === 'ready') return trouble === undefined ? [] : READY[trouble](where)
  return { contact, token, connections }[stage](where)
}
