/** What a person chose on the page of commands, as its address says it; what can't be is put right. Pure. */
import * as z from 'zod/mini'
import type { Shell } from './shell.ts'
import { type Architecture, CHOICES, type System, SYSTEMS } from './systems.ts'

/** The part of the URL after `?`. What others keep there stays. */
export const CommandSearch = z.catchall(
  z.object({
    os: z.optional(z.string()),
    arch: z.optional(z.string()),
    run: z.optional(z.string()),
    hide: z.optional(z.string()),
    shell: z.optional(z.string()),
  }),
  z.optional(z.string()),
)
export type CommandSearch = z.infer<typeof CommandSearch>

/** Runs now and whenever the host starts, or for as long as the terminal is open. */
const RUNS = ['service', 'terminal'] as const
export type Run = (typeof RUNS)[number]

/** How cloudflared is given the token: as an argument, in its environment, or in a file it reads. */
const HANDOVERS = ['argument', 'environment', 'file'] as const
export type Handover = (typeof HANDOVERS)[number]

export type Choice = {
  system: System
  architecture: Architecture
  run: Run
  handover: Handover
  shell: Shell
}

/** Systems on which cloudflared is a program of the host, and `cloudflared service install` makes its service. */
export const isNative = (system: System): boolean => CHOICES[system].architectures.length > 0

/**
 * How it can run there. cloudflared's own service knows Cloudflare's network alone, so it can't join a local edge.
 * What Compose and Kubernetes start, they keep running.
 */
export function runsOn(system: System, local: boolean): readonly Run[] {
  if (system === 'compose' || system === 'kubernetes') return ['service']
  return isNative(system) && local ? ['terminal'] : RUNS
}

/**
 * How the token can be handed over; the first is the usual way. On Windows a service can be made by
 * `cloudflared service install` alone, which takes the token as an argument.
 */
export function handoversOf(system: System, run: Run): readonly Handover[] {
  if (system === 'kubernetes') return ['environment']
  if (system === 'compose') return ['environment', 'file']
  if (system === 'docker') return ['argument', 'environment']
  if (run === 'terminal') return HANDOVERS
  if (system === 'windows') return ['argument']
  return system === 'macos' ? ['argument', 'file'] : ['argument', 'environment']
}

/** The shells a command may be pasted into there. */
export const shellsOf = (system: System): readonly Shell[] =>
  system === 'windows' ? ['cmd', 'powershell'] : ['sh']

/** What was asked for where it is offered, or else the first that is. */
const pick = <Value extends string>(
  offered: readonly Value[],
  text: string | undefined,
  first: Value,
) => offered.find((one) => one === text) ?? offered[0] ?? first

/** What the address asks for, as far as it can be had. */
export function choiceOf(search: CommandSearch, likely: System, local: boolean): Choice {
  const system = SYSTEMS.find((one) => one === search.os) ?? likely
  const architectures = CHOICES[system].architectures.map(({ value }) => value)
  const run = pick(runsOn(system, local), search.run, 'service')
  return {
    system,
    architecture: pick(architectures, search.arch, 'amd64'),
    run,
    handover: pick(handoversOf(system, run), search.hide, 'argument'),
    shell: pick(shellsOf(system), search.shell, 'sh'),
  }
}
