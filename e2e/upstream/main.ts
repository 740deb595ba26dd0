import { serve } from './server.ts'
import { StandIn } from './stand-in.ts'

/**
 * Plays Cloudflare's API in the tests, from what is published of it and from nothing of the product's own: so that it
 * can disagree. Says where it listens, then stays until its parent ends.
 */
const server = serve(new StandIn())
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  process.stdout.write(`upstream at http://127.0.0.1:${port}\n`)
})
process.once('disconnect', () => process.exit())
