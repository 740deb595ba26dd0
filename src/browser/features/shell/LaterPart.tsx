import { type ComponentType, createElement } from 'react'
import type { Later } from '../../ui/later.ts'

type Props<Params extends object> = { part: Later<ComponentType<Params>>; params: Params }

/** A part of a page that comes when its code is here; until then, and where the code got lost, the page does without. */
export function LaterPart<Params extends object>({ part, params }: Props<Params>) {
  const arrival = part.use()
  return arrival.is === 'here' ? createElement(arrival.code, params) : null
}
