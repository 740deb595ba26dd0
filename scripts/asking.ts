import type { ChildProcess } from 'node:child_process'
import { messageOf } from '#server/message-of.ts'

/** Asking another process to do something, and hearing what came of it. */

/** What a process serves, by name; each takes one value that can be sent, and answers another. */
export type Handlers = Record<string, (asked: never) => unknown>
type Question = { id: number; name: string; asked: never }
/** Of the type that the function asked for has. */
type Answer = { id: number; result: never; error?: string }

interface Waiting {
  resolve: (result: never) => void
  reject: (error: Error) => void
}

/** Serves these functions to the process that started this one. */
export function serve(handlers: Handlers) {
  process.on('message', (question: Question) => void answer(handlers, question))
}

async function answer(handlers: Handlers, { id, name, asked }: Question) {
  try {
    process.send?.({ id, result: await handlers[name]?.(asked) })
  } catch (error) {
    process.send?.({ id, error: messageOf(error) })
  }
}

/** What a process serves, as one function. It rejects with the words of what is thrown there, or when the process ends. */
export type Asking<H extends Handlers> = <K extends keyof H & string>(
  name: K,
  ...asked: Parameters<H[K]>
) => Promise<Awaited<ReturnType<H[K]>>>

/** Asks a process that serves the functions of `H`. */
export function askOf<H extends Handlers>(child: ChildProcess): Asking<H> {
  const open = new Map<number, Waiting>()
  let lastId = 0
  child.on('message', ({ id, result, error }: Answer) => {
    const question = open.get(id)
    open.delete(id)
    if (error === undefined) question?.resolve(result)
    else question?.reject(new Error(error))
  })
  child.once('exit', () => {
    for (const question of open.values()) question.reject(new Error('The process ended.'))
  })
  return (name, ...[asked]) => {
    lastId += 1
    child.send({ id: lastId, name, asked })
    return new Promise((resolve, reject) => open.set(lastId, { resolve, reject }))
  }
}
