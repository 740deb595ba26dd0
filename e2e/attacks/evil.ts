/** Other people's web: pages under names of their own, and what a victim's console hears while they are open. */
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http'

export interface Heard {
  /** As `POST /client/v4/…`. */
  asked: string
  headers: IncomingMessage['headers']
  status: number
}

interface Listening extends AsyncDisposable {
  port: number
}

async function listening(
  handle: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Listening> {
  const server = createServer(handle)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  return {
    port: typeof address === 'object' ? (address?.port ?? 0) : 0,
    [Symbol.asyncDispose]: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const showPage = (_: IncomingMessage, response: ServerResponse): void => {
  response.writeHead(200, { 'content-type': 'text/html' })
  response.end('<!doctype html><title>Win a prize</title><body></body>')
}

/** Where a page of somebody else stands behind the door, as on a name that points here only since it was loaded. */
export const BEFORE = '/before-the-name-was-moved'

/** A second door of a console, which passes everything on as it came and notes it. */
export async function openDoor(url: string): Promise<Listening & { heard: Heard[] }> {
  const heard: Heard[] = []
  const door = await listening((request, response) => {
    if (request.url === BEFORE) return showPage(request, response)
    const { method = '', url: path = '', headers } = request
    const onward = ask(url + path, { method, headers }, (answer) => {
      heard.push({ asked: `${method} ${path}`, headers, status: answer.statusCode ?? 0 })
      response.writeHead(answer.statusCode ?? 502, answer.rawHeaders)
      answer.pipe(response)
    })
    onward.on('error', () => response.destroy())
    request.pipe(onward)
  })
  return { ...door, heard }
}

/** A server that answers every path with the same page. */
export const openEvil = (): Promise<Listening> => listening(showPage)
