import type { ReactNode } from 'react'
import type { LocalEdge } from '#contract/session.ts'
import { CommandBlock } from './CommandBlock.tsx'
import { localCommand, runCommand, serviceCommand, type System } from './commands.ts'

type Props = {
  system: System
  token: string
  revealed: boolean
  /** Null on a Cloudflare account, whose own network connectors join. */
  edge: LocalEdge | null
  /** The button that reveals the token. */
  reveal: ReactNode
}

/** The commands that start the connector, for the network it is to join. */
export function RunCommands({ system, token, revealed, edge, reveal }: Props) {
  const block = { token, revealed }
  return (
    <section className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-bold">Run the connector</h2>
        {reveal}
      </div>
      <p>
        The command holds the tunnel token. Whoever has it can run a connector of this tunnel: treat
        it as a secret. It is copied whole, also while it is hidden.
      </p>
      {system === 'windows' ? <p>Open Command Prompt as administrator, and run:</p> : null}
      {edge === null ? (
        <NetworkCommands system={system} {...block} />
      ) : (
        <LocalCommands system={system} edge={edge} {...block} />
      )}
    </section>
  )
}

type Block = { system: System; token: string; revealed: boolean }

/** Against this local edge, and, folded away, as they are on a real account. */
const LocalCommands = ({ system, edge, ...block }: Block & { edge: LocalEdge }) => (
  <>
    <CommandBlock
      what="run command"
      command={(text) => localCommand(system, text, edge)}
      {...block}
    />
    <p className="text-small text-dim">
      VPC Console runs in local mode: this command reaches its own edge at {edge.address}, on the
      machine it runs on.
    </p>
    <details className="mt-2">
      <summary className="w-fit rounded-sm">The commands on a Cloudflare account</summary>
      <div className="mt-2 flex flex-col gap-2">
        <p className="text-dim">
          These reach Cloudflare&rsquo;s network, which does not know a local tunnel. They are what
          an operator of a real account runs.
        </p>
        <NetworkCommands system={system} {...block} />
      </div>
    </details>
  </>
)

/** As they are on a Cloudflare account. */
const NetworkCommands = ({ system, ...block }: Block) => (
  <>
    {system === 'docker' ? null : (
      <p>Install a service to automatically run your tunnel whenever your machine starts:</p>
    )}
    <CommandBlock
      what="service command"
      command={(text) => serviceCommand(system, text)}
      {...block}
    />
    <p>Run the tunnel manually in your current terminal session only:</p>
    <CommandBlock what="terminal command" command={(text) => runCommand(system, text)} {...block} />
  </>
)
