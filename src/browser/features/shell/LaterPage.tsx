import { type ComponentType, createElement } from 'react'
import type { Later } from '../../ui/later.ts'
import { ListSkeleton } from '../../ui/Skeleton.tsx'

type Props<Params extends object> = { page: Later<ComponentType<Params>>; params: Params }

/** A page whose code may still be on its way. */
export function LaterPage<Params extends object>({ page, params }: Props<Params>) {
  const code = page.use()
  return code === undefined ? (
    <ListSkeleton label="Loading the page" />
  ) : (
    createElement(code, params)
  )
}
