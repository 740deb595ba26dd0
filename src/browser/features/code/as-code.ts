/** A VPC Service in each way that it can be written as code. Pure. */
import type { ServiceConfig } from '#contract/service-config.ts'
import type { ApiPlace } from './api-place.ts'
import { curlCommand } from './curl.ts'
import { jsonBody } from './json-body.ts'
import {
  labelOf,
  terraformData,
  terraformImport,
  terraformProvider,
  terraformResource,
} from './terraform.ts'
import { wranglerCreate, wranglerUpdate } from './wrangler.ts'

export type Language = 'bash' | 'json' | 'toml' | 'hcl' | 'typescript'

/** A block of code. `title` tells it from others beside it. */
type CodePiece = {
  /** What it is, to follow "Copy". */
  what: string
  language: Language
  code: string
  title?: string
  note?: string
}

/** Code; or why there is none, as a sentence. */
export type Piece = CodePiece | { why: string; title?: string }

export type Subject = {
  config: ServiceConfig
  place: ApiPlace
  /** Its id, where it is there already. */
  service?: string | undefined
}

export const WAYS = ['json', 'curl', 'wrangler', 'terraform'] as const
export type Way = (typeof WAYS)[number]

const UPDATE = 'Replace this service'
const CREATE = 'Create it anew'

const json = ({ config }: Subject): Piece[] => [
  { what: 'JSON body', language: 'json', code: jsonBody(config) },
]

function curl({ config, place, service }: Subject): Piece[] {
  const create: CodePiece = {
    what: 'curl command',
    language: 'bash',
    code: curlCommand(config, place),
  }
  if (service === undefined) return [create]
  const code = curlCommand(config, place, service)
  return [
    { what: 'curl command to replace it', language: 'bash', code, title: UPDATE },
    { ...create, title: CREATE },
  ]
}

const byWrangler = (what: string, made: ReturnType<typeof wranglerCreate>): Piece =>
  made.is === 'none'
    ? { why: made.why }
    : {
        what,
        language: 'bash',
        code: made.command,
        ...(made.note !== undefined && { note: made.note }),
      }

function wrangler({ config, place, service }: Subject): Piece[] {
  const create = byWrangler('wrangler command', wranglerCreate(config, place))
  if (service === undefined) return [create]
  const update = wranglerUpdate(config, place, service)
  // What is impossible either way is said once.
  if (update.is === 'none') return [{ why: update.why }]
  return [
    { ...byWrangler('wrangler command to replace it', update), title: UPDATE },
    { ...create, title: CREATE },
  ]
}

const hcl = (what: string, parts: string[], title?: string): CodePiece => ({
  what,
  language: 'hcl',
  code: parts.join('\n\n'),
  ...(title !== undefined && { title }),
})

function terraform({ config, place, service }: Subject): Piece[] {
  const { account } = place
  const label = labelOf(config.name)
  const resource = terraformResource(config, account, label)
  const provider = hcl('Terraform provider', [terraformProvider(place)], 'Once in a configuration')
  if (service === undefined) return [hcl('Terraform resource', [resource]), provider]
  const imported = [resource, terraformImport(service, account, label)]
  const data = [terraformData(service, config.type, account, label)]
  return [
    hcl('Terraform resource and import', imported, 'Manage this service: import it, not create it'),
    hcl('Terraform data sources', data, 'Only read it, or all of its type'),
    provider,
  ]
}

const PIECES: Record<Way, (subject: Subject) => Piece[]> = { json, curl, wrangler, terraform }

/** What is shown of a service in one way. */
export const piecesOf = (way: Way, subject: Subject): Piece[] => PIECES[way](subject)
