import type { Context, Hono } from 'hono'
import { pageRoutes } from '../page-routes.ts'

/** What answers with the files that were deployed beside the Worker. */
export interface Assets {
  fetch(url: string): Promise<Response>
}

const INDEX = '/index.html'

/** The page from the Worker's static assets. */
export function assetsPage(assets: Assets): Hono {
  // Of one deployment, so it stays the same. The text, not a promise of it: that would belong to one request.
  let html: string | undefined
  return pageRoutes({
    html: async () => (html ??= await (await assets.fetch(`https://assets.local${INDEX}`)).text()),
    file: async (c, next) => (await asset(assets, c, pathOf(c))) ?? next(),
    index: async (c, next) => (await asset(assets, c, INDEX)) ?? next(),
  })
}

const pathOf = ({ req }: Context): string => (req.path === '/' ? INDEX : req.path)

/** Only what it is and what is in it: all else about an answer is said by the routes, in every host the same. */
async function asset(assets: Assets, c: Context, path: string): Promise<Response | undefined> {
  const { ok, body, headers } = await assets.fetch(addressOf(c, path))
  if (ok)
    return new Response(body, { headers: { 'content-type': headers.get('content-type') ?? '' } })
  await body?.cancel()
  return undefined
}

function addressOf({ req }: Context, path: string): string {
  const url = new URL(req.url)
  url.pathname = path
  return url.href
}
