/** A connector under Docker Compose. Pure. Source of the format: the Compose specification. */
import { type Block, commandBlock, fileBlock, type Place } from './block.ts'
import type { Choice, Handover } from './choice.ts'
import { CA_IN_CONTAINER, IMAGE } from './docker.ts'
import { quoted } from './shell.ts'
import { tunnelOptions } from './tunnel-run.ts'

/** A text in YAML, which takes JSON. To Compose a dollar begins a variable, unless it is doubled. */
const yaml = (text: string): string => JSON.stringify(text.replaceAll('$', '$$$$'))

/** How the service gets the token, and what there is beside the services. */
const SECRET: Record<Exclude<Handover, 'argument'>, { inService: string[]; beside: string[] }> = {
  environment: { inService: ['    env_file: tunnel.env'], beside: [] },
  file: {
    inService: ['    secrets:', '      - tunnel-token'],
    beside: ['secrets:', '  tunnel-token:', '    file: ./tunnel-token'],
  },
}

/** The local edge is on the machine's own loopback. */
const localEdge = (caFile: string): string[] => [
  '    network_mode: host',
  '    volumes:',
  '      - type: bind',
  `        source: ${yaml(caFile)}`,
  `        target: ${CA_IN_CONTAINER}`,
  '        read_only: true',
]

const handoverOf = ({ handover }: Choice) => (handover === 'file' ? 'file' : 'environment')

/** The file `compose.yaml`. */
export function composeFile(choice: Choice, { edge }: Place): string {
  const handover = handoverOf(choice)
  const options = tunnelOptions({ edge, handover, caFile: CA_IN_CONTAINER, managed: true })
  const run = handover === 'file' ? ['run', '--token-file', '/run/secrets/tunnel-token'] : ['run']
  const { inService, beside } = SECRET[handover]
  return [
    'services:',
    '  cloudflared:',
    `    image: ${IMAGE}`,
    '    restart: unless-stopped',
    '    command:',
    ...['tunnel', ...options, ...run].map((word) => `      - ${yaml(word)}`),
    ...inService,
    ...(edge === null ? [] : localEdge(edge.ca_file)),
    ...beside,
  ].join('\n')
}

/**
 * Saves the token beside `compose.yaml`. The image runs as user 65532, who has to be able to read a secret that Compose
 * mounts; an environment file is read by Compose itself. A former token's file is that user's, and can't be written to.
 */
const saved = (handover: 'environment' | 'file', token: string): string[] =>
  handover === 'environment'
    ? [String.raw`(umask 077 && printf 'TUNNEL_TOKEN=%s\n' ${quoted(token, 'sh')} > tunnel.env)`]
    : [
        'rm -f tunnel-token',
        `(umask 077 && printf %s ${quoted(token, 'sh')} > tunnel-token)`,
        'sudo chown 65532 tunnel-token',
      ]

export const inCompose = (choice: Choice, place: Place, token: string): Block[] => [
  fileBlock(
    'compose.yaml',
    composeFile(choice, place),
    'Save this as compose.yaml, in a folder of its own:',
  ),
  commandBlock(
    'run command',
    'sh',
    [...saved(handoverOf(choice), token), 'docker compose up --detach --force-recreate'],
    'In that folder, save the token and start:',
  ),
]
