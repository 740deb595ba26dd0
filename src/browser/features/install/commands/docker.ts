/** A connector in a container. Pure. Source: Cloudflare's documentation; cloudflared's Dockerfile (2026.8.2). */
import { type Block, commandBlock, type Place } from './block.ts'
import type { Choice } from './choice.ts'
import { quoted, type Step } from './shell.ts'
import { WHILE_OPEN } from './terminal.ts'
import { paired, tunnelOptions } from './tunnel-run.ts'

export const IMAGE = 'cloudflare/cloudflared:latest'

/** Where a container finds the authority of a local edge. */
export const CA_IN_CONTAINER = '/edge-ca.pem'

/** The shell of whoever runs Docker is not known; what is printed is for `sh`. */
const word = (text: string): string => quoted(text, 'sh')

/** A command that is short enough for a line, or two. */
const short = (ours: readonly string[], tail: readonly string[]): Step =>
  ours.length === 0
    ? [`docker run ${tail.join(' ')}`]
    : [`docker run ${ours.join(' ')}`, tail.join(' ')]

const IN_BACKGROUND = 'It runs in the background, and starts again with Docker:'

/** Runs a container: until it is stopped, or for as long as this terminal is open. */
export function inDocker({ run, handover }: Choice, { edge, name }: Place, token: string): Block[] {
  const secret = `~/${name}.env`
  const ours = [
    ...(run === 'service' ? ['--detach --restart unless-stopped', `--name ${name}`] : []),
    // The local edge is on the machine's own loopback.
    ...(edge === null
      ? []
      : ['--network host', `--volume ${word(`${edge.ca_file}:${CA_IN_CONTAINER}:ro`)}`]),
    ...(handover === 'environment' ? [`--env-file ${secret}`] : []),
  ]
  const options = tunnelOptions({ edge, handover, caFile: CA_IN_CONTAINER, managed: true })
  const last = handover === 'environment' ? 'run' : `run --token ${word(token)}`
  const tail = [`${IMAGE} tunnel`, ...paired(options, word), last]
  const start = edge === null ? short(ours, tail) : ['docker run', ...ours, ...tail]
  const save = String.raw`(umask 077 && printf 'TUNNEL_TOKEN=%s\n' ${word(token)} > ${secret})`
  const steps = handover === 'environment' ? [save, start] : [start]
  return [commandBlock('run command', 'sh', steps, run === 'service' ? IN_BACKGROUND : WHILE_OPEN)]
}
