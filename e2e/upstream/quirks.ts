/** The ways in which real answers differ from tidy ones. */
import * as z from 'zod'

export const Quirks = z.strictObject({
  /** Fields that no documentation names, in every object of every answer. */
  extra: z.boolean(),
  /** Fields that are documented as optional are left out. */
  sparse: z.boolean(),
  /** What deleting a service is answered with: it is not documented. */
  serviceDeleted: z.enum(['null', '204', 'empty']),
  /** The status that tokens which are no longer good are refused with. */
  deadToken: z.union([z.literal(401), z.literal(403)]),
})
export type Quirks = z.output<typeof Quirks>

export const QUIRKS: Quirks = {
  extra: true,
  sparse: false,
  serviceDeleted: 'null',
  deadToken: 401,
}

/** Lays other fields over a resource in every answer that shows it, or leaves some out. */
export const Overlay = z.strictObject({
  set: z.record(z.string(), z.unknown()).default({}),
  omit: z.array(z.string()).default([]),
})
export type Overlay = z.output<typeof Overlay>

/** What the API writes but does not promise. */
const OPTIONAL = new Set([
  'conns_active_at',
  'conns_inactive_at',
  'config_src',
  'remote_config',
  'connections',
  'metadata',
  'tun_type',
  'deleted_at',
  'features',
  'arch',
  'config_version',
  'is_pending_reconnect',
  'origin_ip',
  'permissions',
  'api_access_enabled',
  'settings',
  'serial_number',
  'signature',
])

/** What people wrote themselves comes back as they wrote it. */
const THEIRS = new Set(['config', 'metadata', 'settings', 'permissions'])

/** A field of tomorrow, in any shape. */
export const UNHEARD_OF = { not_yet_documented: { since: '2027', of: [1, 'two', null] } }

type Fields = Record<string, unknown>

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A result as it goes out: with its overlay, its gaps and its unknown fields. */
export function quirky(value: unknown, quirks: Quirks, overlays: Map<string, Overlay>): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => quirky(one, quirks, overlays))
  if (!isFields(value)) return value
  const shown = overlaid(value, overlays)
  const entries = Object.entries(shown)
    .filter(([key]) => !(quirks.sparse && OPTIONAL.has(key)))
    .map(([key, one]) => [key, THEIRS.has(key) ? one : quirky(one, quirks, overlays)])
  return { ...Object.fromEntries(entries), ...(quirks.extra ? UNHEARD_OF : {}) }
}

function overlaid(fields: Fields, overlays: Map<string, Overlay>): Fields {
  const id = fields['service_id'] ?? fields['id']
  const overlay = typeof id === 'string' ? overlays.get(id) : undefined
  if (overlay === undefined) return fields
  const merged = { ...fields, ...overlay.set }
  return Object.fromEntries(Object.entries(merged).filter(([key]) => !overlay.omit.includes(key)))
}
