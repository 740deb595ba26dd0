import type { LocalEdge } from '#contract/session.ts'
import { replaceBlocks, updateBlocks } from '../already.ts'
import type { Block, Place } from '../block.ts'
import { checkBlocks } from '../check.ts'
import { type Choice, handoversOf, runsOn, shellsOf } from '../choice.ts'
import { installBlock } from '../install.ts'
import type { Shell } from '../shell.ts'
import { startBlocks } from '../start.ts'
import { CHOICES, SYSTEMS } from '../systems.ts'

/** A token as long as they are, that belongs to nothing. */
export const TOKEN = Buffer.from(
  JSON.stringify({
    a: '0123456789abcdef0123456789abcdef',
    t: '11111111-2222-4333-8444-555555555555',
    s: Buffer.alloc(32, 7).toString('base64'),
  }),
).toString('base64')

export const NAME = 'vpc-11111111'

export const EDGE: LocalEdge = {
  address: '127.0.0.1:7844',
  ca_file: '/home/me/vpc/edge-ca.pem',
  quic: 'on',
}

const EDGES: readonly (LocalEdge | null)[] = [
  null,
  EDGE,
  { ...EDGE, quic: 'off' },
  { ...EDGE, ca_file: "/home/me/it's $HOME, my vpc/edge-ca.pem" },
]

const choices = (local: boolean): Choice[] =>
  SYSTEMS.flatMap((system) => {
    const { architectures } = CHOICES[system]
    const all =
      architectures.length === 0 ? (['amd64'] as const) : architectures.map((a) => a.value)
    return all.flatMap((architecture) =>
      runsOn(system, local).flatMap((run) =>
        handoversOf(system, run).flatMap((handover) =>
          shellsOf(system).map((shell) => ({ system, architecture, run, handover, shell })),
        ),
      ),
    )
  })

export type Combination = { label: string; choice: Choice; place: Place; blocks: Block[] }

/** Everything that can be chosen, on Cloudflare's network and on local edges. */
export const COMBINATIONS: readonly Combination[] = EDGES.flatMap((edge) =>
  choices(edge !== null).map((choice) => {
    const place = { edge, name: NAME }
    const where = edge === null ? 'an account' : `${edge.ca_file} ${edge.quic}`
    const { system, architecture, run, handover, shell } = choice
    const label = [system, architecture, run, handover, shell, 'on', where].join(' ')
    return { label, choice, place, blocks: startBlocks(choice, place, TOKEN) }
  }),
)

export const forShell = (shell: Shell): Combination[] =>
  COMBINATIONS.filter(({ choice }) => choice.shell === shell)

/** Every command there is for a choice, and not only those that start a connector. */
export function commandsOf({ choice, blocks }: Combination): Block[] {
  const install = installBlock(choice)
  return [
    ...(install === undefined ? [] : [install]),
    ...updateBlocks(choice, NAME),
    ...replaceBlocks(choice, NAME, TOKEN),
    ...blocks,
    ...checkBlocks(choice, NAME),
  ].filter(({ language }) => language === 'bash')
}
