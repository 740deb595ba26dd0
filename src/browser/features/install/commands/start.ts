/** What starts a connector, for every choice. Pure. */
import type { Block, Place } from './block.ts'
import type { Choice } from './choice.ts'
import { inCompose } from './compose.ts'
import { inDocker } from './docker.ts'
import { inKubernetes } from './kubernetes.ts'
import { asService } from './service.ts'
import type { System } from './systems.ts'
import { inTerminal } from './terminal.ts'

type Start = (choice: Choice, place: Place, token: string) => Block[]

const onHost: Start = (choice, place, token) =>
  choice.run === 'service' ? asService(choice, place, token) : inTerminal(choice, place, token)

const START: Record<System, Start> = {
  windows: onHost,
  macos: onHost,
  debian: onHost,
  redhat: onHost,
  docker: inDocker,
  compose: inCompose,
  kubernetes: (_, place, token) => inKubernetes(place, token),
}

/** The files and commands that start the connector, in the order they are needed. */
export const startBlocks: Start = (choice, place, token) =>
  START[choice.system](choice, place, token)
