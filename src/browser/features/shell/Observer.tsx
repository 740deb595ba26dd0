import { useEffect } from 'react'
import { later } from '../../ui/later.ts'

const observation = later(() => import('../../queries/observed.ts'))

/** Follows, unseen, what becomes of tunnels on a Cloudflare account, whose API keeps no history. */
export function Observer({ who }: { who: string }) {
  const loaded = observation.use()
  useEffect(
    () => (loaded.is === 'here' ? loaded.code.observeAnswers(who) : undefined),
    [loaded, who],
  )
  return null
}
