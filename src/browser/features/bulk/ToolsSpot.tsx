import { createElement } from 'react'
import { later } from '../../ui/later.ts'
import type { ListToolsProps } from './ListTools.tsx'

/** What a list of services offers for many at once: it comes after the list itself. */
export const listTools = later(async () => (await import('./ListTools.tsx')).ListTools)

/** Where it will be; nothing moves when it comes. */
export function ToolsSpot(props: ListToolsProps) {
  const tools = listTools.use()
  return tools.is === 'here' ? createElement(tools.code, props) : <div className="mb-2 h-10" />
}
