import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

/**
 * The parts of a benchmark as processes of their own, so that none shares an event loop with
 * another. Each serves functions; one that is asked answers in a message.
 */

type Handlers = Record<string, (asked: never) => unknown>
type Question = { id: number; name: string; asked: never }
/** Of the type that the function asked for has. */
type Answer = { id: number; result: never; error?: string }

interface Asked {
  resolve: (result: never) => void
  reject: (error: Error) => void
}

/** Answers with these functions until the process that started this one is gone. */
export function serve(handlers: Handlers) {
  process.on('message', (question: Question) => void answer(handlers, question))
  process.on('disconnect', () => process.exit())
}

async function answer(handlers: Handlers, { id, name, asked }: Question) {
  const reply = (message: object) => process.send?.({ id, ...message })
  try {
    reply({ result: await handlers[name]?.(asked) })
  } catch (error) {
    reply({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

/** A process that serves the functions of `H`. */
export class Worker<H extends Handlers> {
  readonly #child: ChildProcess
  readonly #asked = new Map<number, Asked>()
  #lastId = 0

  /** `file` stands beside this one. */
  constructor(file: string) {
    this.#child = fork(join(import.meta.dirname, file), {
      execArgv: ['--expose-gc'],
      serialization: 'advanced',
    })
    this.#child.on('message', (message: Answer) => this.#hear(message))
    this.#child.on('exit', () => {
      for (const asked of this.#asked.values()) asked.reject(new Error(`${file} ended.`))
    })
  }

  get pid(): number {
    return this.#child.pid ?? 0
  }

  ask<K extends keyof H & string>(name: K, ...[asked]: Parameters<H[K]>) {
    this.#lastId += 1
    this.#child.send({ id: this.#lastId, name, asked })
    return new Promise<Awaited<ReturnType<H[K]>>>((resolve, reject) => {
      this.#asked.set(this.#lastId, { resolve, reject })
    })
  }

  async stop() {
    const exit = once(this.#child, 'exit')
    this.#child.disconnect()
    await exit
  }

  #hear({ id, result, error }: Answer) {
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    if (error === undefined) asked?.resolve(result)
    else asked?.reject(new Error(error))
  }
}
