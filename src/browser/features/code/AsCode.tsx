import { type ReactNode, useState } from 'react'
import type { DirectoryKind } from '#contract/session.ts'
import type { ServiceConfig } from '#contract/service-config.ts'
import { Code } from '../../ui/Code.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { Section } from '../../ui/Section.tsx'
import { useViewer } from '../shell/viewer.ts'
import { placeOf } from './api-place.ts'
import { piecesOf, type Way, WAYS } from './as-code.ts'
import { Pieces } from './Pieces.tsx'

const NAMES: Record<Way, string> = {
  json: 'JSON',
  curl: 'curl',
  wrangler: 'wrangler',
  terraform: 'Terraform',
}
const OPTIONS = WAYS.map((value) => ({ value, label: NAMES[value] }))

const TOKEN = <Code>CLOUDFLARE_API_TOKEN</Code>

/** Where the token comes from, which nothing here shows. */
const TOKENS: Record<DirectoryKind, ReactNode> = {
  local: (
    <>
      It takes an API token from the environment variable {TOKEN}. Those of this server are in{' '}
      <Code>identities.json</Code> of its data folder.
    </>
  ),
  cloudflare: <>It takes an API token from the environment variable {TOKEN}.</>,
}

type Props = {
  account: string
  config: ServiceConfig
  /** The id of a service that is there already. */
  service?: string | undefined
  /** What else is to be said above the code. */
  children?: ReactNode
}

/** A VPC Service as code, to keep it under version control or to make it elsewhere. */
export function AsCode({ account, config, service, children }: Props) {
  const { directory } = useViewer()
  const [way, setWay] = useState<Way>('json')
  const place = placeOf(directory, account, location.origin)
  return (
    <Section title="As code">
      <RadioField
        legend="Written as"
        name="as-code"
        options={OPTIONS}
        value={way}
        onChange={({ target }) => setWay(WAYS.find((it) => it === target.value) ?? way)}
      />
      {children}
      <Pieces pieces={piecesOf(way, { config, place, service })} />
      {way === 'json' ? null : <p className="text-small text-dim">{TOKENS[directory]}</p>}
    </Section>
  )
}
