/** Whether a text may be what is asked for, before it is sent: PEM, whole, and the right one. Pure. */

const WHOLE = /-----BEGIN CERTIFICATE-----[\w+/=\s]+-----END CERTIFICATE-----/
const MOST = 100_000
const TOO_LONG = 'A PEM text has at most 100,000 characters.'

export type Kind = 'authority' | 'client'

const WITH_KEY: Record<Kind, string> = {
  authority: 'This holds a private key. An authority is uploaded without its key: take it out.',
  client: 'This holds a private key. Move it to its own box.',
}

/** Why a text is no certificate, as a sentence; nothing when it may be one. */
export function certificateProblem(text: string, kind: Kind): string | undefined {
  if (text.trim() === '') return 'Give the certificate in PEM form.'
  if (/PRIVATE KEY-----/.test(text)) return WITH_KEY[kind]
  if (text.length > MOST) return TOO_LONG
  if (text.includes('CERTIFICATE REQUEST-----'))
    return 'This is a request for a certificate. Give the certificate that was issued for it.'
  if (!text.includes('-----BEGIN CERTIFICATE-----'))
    return 'This is not a certificate in PEM form, which begins with -----BEGIN CERTIFICATE-----.'
  return WHOLE.test(text)
    ? undefined
    : 'The certificate is broken: copy it whole, to -----END CERTIFICATE-----.'
}

/** Why a text is no private key, as a sentence; nothing when it may be one. */
export function keyProblem(text: string): string | undefined {
  if (text.trim() === '') return 'A client certificate needs its private key.'
  if (text.length > MOST) return TOO_LONG
  if (text.includes('ENCRYPTED')) return 'This private key has a passphrase. Give it without one.'
  const [, kind] = /-----BEGIN ((?:\w+ )?PRIVATE KEY)-----/.exec(text) ?? []
  if (kind === undefined)
    return 'This is not a private key in PEM form, which begins with -----BEGIN PRIVATE KEY-----.'
  return text.includes(`-----END ${kind}-----`)
    ? undefined
    : `The key is broken: copy it whole, to -----END ${kind}-----.`
}
