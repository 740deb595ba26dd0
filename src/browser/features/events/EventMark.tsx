import { Circle, EyeOff, type LucideIcon, Plug, ShieldX, Unplug } from 'lucide-react'

type Look = { shape: LucideIcon; colour: string }

/** What one looks for in a long list: who came, who went, who was turned away. The rest is quiet. */
const LOOK: Record<string, Look> = {
  connector_joined: { shape: Plug, colour: 'text-good' },
  connection_registered: { shape: Plug, colour: 'text-good' },
  connector_left: { shape: Unplug, colour: 'text-warn' },
  connection_lost: { shape: Unplug, colour: 'text-warn' },
  connections_opened: { shape: Plug, colour: 'text-good' },
  connections_lost: { shape: Unplug, colour: 'text-warn' },
  looked_again: { shape: EyeOff, colour: 'text-quiet' },
  registration_refused: { shape: ShieldX, colour: 'text-bad' },
}
const QUIET: Look = { shape: Circle, colour: 'text-quiet' }

/** The shape and colour of a kind of event, beside its sentence. */
export function EventMark({ kind }: { kind: string }) {
  const { shape: Shape, colour } = LOOK[kind] ?? QUIET
  return <Shape size={14} aria-hidden className={`mt-0.75 shrink-0 ${colour}`} />
}
