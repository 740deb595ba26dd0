/** Runs in somebody else's page: every way a page has to ask another server for something. */

interface Victim {
  console: string
  account: string
  /** The id of a tunnel that is there. */
  tunnel: string
}

/** Answers what came of each way: `refused`, `opaque` or `empty` where nothing was read, `sent` where nothing can be. */
export async function everyWay({ console, account, tunnel }: Victim): Promise<[string, string][]> {
  const tunnels = `${console}/client/v4/accounts/${account}/cfd_tunnel`
  const session = `${console}/console/v1/session`
  const body = JSON.stringify({ name: 'stolen', config_src: 'cloudflare' })
  const outcomes: [string, string][] = []
  let count = 0
  /** Each with an address of its own, to tell them apart. */
  const at = (url: string): string => `${url}?way=${(count += 1)}`

  async function tryIt(way: string, run: () => Promise<string>): Promise<void> {
    const late = new Promise<string>((resolve) => setTimeout(() => resolve('empty'), 3000))
    const outcome = await Promise.race([run().catch(() => 'refused'), late])
    outcomes.push([way, outcome])
  }

  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page is handed this function alone
  async function read(url: string, init: RequestInit): Promise<string> {
    const answer = await fetch(url, { credentials: 'include', ...init })
    const text = await answer.text()
    if (answer.type === 'opaque' && text === '') return 'opaque'
    return `read ${answer.status} ${text}`
  }

  // oxlint-disable-next-line unicorn/consistent-function-scoping -- the page is handed this function alone
  const events = (target: EventTarget, done: string): Promise<string> =>
    new Promise((resolve) => {
      target.addEventListener('load', () => resolve(done))
      target.addEventListener('message', () => resolve('read'))
      target.addEventListener('open', () => resolve('open'))
      target.addEventListener('error', () => resolve('refused'))
    })

  const element = (name: string, attributes: Record<string, string>, done = 'loaded') => {
    const made = document.createElement(name)
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value)
    document.body.append(made)
    return events(made, done)
  }

  const form = async (attributes: Record<string, string>, name: string, value: string) => {
    const target = `frame-${(count += 1)}`
    const frame = element('iframe', { name: target }, 'sent')
    const made = document.createElement('form')
    const field = document.createElement('input')
    for (const [key, each] of Object.entries({ target, ...attributes }))
      made.setAttribute(key, each)
    field.setAttribute('name', name)
    field.setAttribute('value', value)
    made.append(field)
    document.body.append(made)
    made.submit()
    await frame
    return 'sent'
  }

  const simple = { 'content-type': 'text/plain' }
  const json = { 'content-type': 'application/json' }
  await Promise.all([
    tryIt('fetch', () => read(at(tunnels), {})),
    tryIt('fetch no-cors', () => read(at(tunnels), { mode: 'no-cors' })),
    tryIt('fetch the session', () => read(at(session), {})),
    tryIt('fetch the page', () => read(at(`${console}/`), {})),
    tryIt('fetch the page no-cors', () => read(at(`${console}/`), { mode: 'no-cors' })),
    tryIt('post text', () => read(at(tunnels), { method: 'POST', headers: simple, body })),
    tryIt('post text no-cors', () =>
      read(at(tunnels), { method: 'POST', mode: 'no-cors', headers: simple, body }),
    ),
    tryIt('post without a type', () =>
      read(at(tunnels), { method: 'POST', mode: 'no-cors', body: new Blob([body]) }),
    ),
    tryIt('post json', () => read(at(tunnels), { method: 'POST', headers: json, body })),
    tryIt('sign in', () =>
      read(at(session), { method: 'POST', mode: 'no-cors', body: '{"token":"x"}' }),
    ),
    tryIt('sign out', () => read(at(session), { method: 'DELETE' })),
    tryIt('delete', () => read(at(`${tunnels}/${tunnel}`), { method: 'DELETE' })),
    tryIt('override', () =>
      read(at(`${tunnels}/${tunnel}`), {
        method: 'POST',
        headers: { 'x-http-method-override': 'DELETE' },
      }),
    ),
    tryIt('keepalive', () =>
      read(at(tunnels), { method: 'POST', mode: 'no-cors', keepalive: true, body }),
    ),
    tryIt('beacon', () =>
      Promise.resolve(navigator.sendBeacon(at(tunnels), body) ? 'sent' : 'refused'),
    ),
    ...['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'].map((enctype) =>
      tryIt(`form ${enctype}`, () =>
        form({ method: 'post', enctype, action: at(tunnels) }, body.slice(0, -2), '"}'),
      ),
    ),
    tryIt('form of a method', () =>
      form({ method: 'post', action: at(`${tunnels}/${tunnel}`) }, '_method', 'DELETE'),
    ),
    tryIt('form get', () => form({ method: 'get', action: tunnels }, 'way', 'form')),
    tryIt('img', () => element('img', { src: at(tunnels) })),
    tryIt('img of the page', () => element('img', { src: at(`${console}/favicon.svg`) })),
    tryIt('script', () => element('script', { src: at(tunnels) })),
    tryIt('script of the page', () => element('script', { src: at(`${console}/`) })),
    tryIt('style', () => element('link', { rel: 'stylesheet', href: at(tunnels) })),
    tryIt('video', () => element('video', { src: at(tunnels) })),
    tryIt('object', () => element('object', { data: at(tunnels) })),
    tryIt('prefetch', () => element('link', { rel: 'prefetch', href: at(tunnels) })),
    tryIt('preload', () => element('link', { rel: 'preload', as: 'fetch', href: at(tunnels) })),
    tryIt('module', () => import(at(tunnels)).then(() => 'loaded')),
    tryIt('EventSource', () =>
      events(new EventSource(at(tunnels), { withCredentials: true }), 'open'),
    ),
    tryIt('WebSocket', () => events(new WebSocket(at(tunnels).replace('http', 'ws')), 'open')),
  ])
  return outcomes
}
