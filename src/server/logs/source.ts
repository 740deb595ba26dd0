import type { Streams } from '../edge/registry.ts'

/** A connector that can be asked for its logs. */
export interface LogSource {
  /** A UUID in lower case, by its own word: unique in its tunnel at most. */
  id: string
  /** Of one of its connections, the same as long as that one is there. */
  streams: Pick<Streams, 'request' | 'upgrade'>
}

/** The connectors of a tunnel that are connected now. */
export type LogSources = (tunnelId: string) => LogSource[]
