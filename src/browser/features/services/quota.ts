/** How much room an account has left for VPC Services. Pure. */
import { SERVICE_LIMIT } from '#contract/service.ts'

/** From how many on it is time to say that room runs out: 80 % of what an account holds. */
const MANY = SERVICE_LIMIT * 0.8

export type Room = 'enough' | 'little' | 'none'

/** How much room is left beside so many. */
export function roomBeside(count: number): Room {
  if (count >= SERVICE_LIMIT) return 'none'
  return count >= MANY ? 'little' : 'enough'
}

/** Why an account with so many services can't have one more; nothing while it can. */
export const fullWords = (count: number): string | undefined =>
  roomBeside(count) === 'none'
    ? `An account holds at most ${SERVICE_LIMIT} VPC Services. Delete one that is not needed first.`
    : undefined

/** What is to be said of the room that is left; nothing while there is enough. */
export function roomWords(count: number): string | undefined {
  const left = SERVICE_LIMIT - count
  return roomBeside(count) === 'little'
    ? `Room for ${left} more: an account holds at most ${SERVICE_LIMIT}.`
    : fullWords(count)
}
