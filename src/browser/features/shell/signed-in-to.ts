import type { DirectoryKind, Session } from '#contract/session.ts'

/** What one signs in to, as a label. */
export const DIRECTORY_NAMES: Record<DirectoryKind, string> = {
  local: 'Local directory',
  cloudflare: 'Cloudflare account',
}

const PLACES: Record<DirectoryKind, string> = {
  local: 'the local directory',
  cloudflare: 'a Cloudflare account',
}

/** Who one is, and where, as a sentence. */
export const signedInTo = ({ directory, name }: Session): string =>
  `You are signed in to ${PLACES[directory]} as ${name}.`
