import { X509Certificate, createPrivateKey } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Credentials, issueCa, issueLeaf, makeKey } from './certificates.ts'
import { DataFolderError } from '../data-folder.ts'
import { readIfThere, readOrMake } from '../kept-file.ts'

/** What the edge shows a connector, and what a connector has to be told to trust. */
export interface EdgeIdentity {
  /** The CA's certificate as a file, for `cloudflared --cacert`. */
  caFile: string
  caPem: string
  tls: Credentials
}

interface CaFiles {
  keyFile: string
  caFile: string
}

/**
 * The edge's certificate, signed by a CA that is kept in the folder so that connectors trust the
 * edge across restarts. The CA is made at the first start. The edge's own certificate is made anew
 * at each start and stays in memory: only one key on disk needs guarding, and a change of its names
 * reaches everybody. Rejects with a sentence that names the file when the CA can't be used.
 */
export async function openIdentity(folder: string, now: Date): Promise<EdgeIdentity> {
  await mkdir(folder, { recursive: true })
  const caFile = join(folder, 'edge-ca.pem')
  const ca = await openCa({ caFile, keyFile: join(folder, 'edge-ca-key.pem') }, now)
  return { caFile, caPem: ca.cert, tls: await issueLeaf(ca, now) }
}

/** The key is made first: a certificate on disk is then never without it. */
async function openCa(files: CaFiles, now: Date): Promise<Credentials> {
  const { caFile, keyFile } = files
  const isNew = (await readIfThere(caFile)) === undefined
  const key = isNew ? await readOrMake(keyFile, 0o600, makeKey) : await readIfThere(keyFile)
  if (key === undefined) throw unusable(files, `${keyFile} is missing`)
  if (!parse(() => createPrivateKey(key))) throw unusable(files, `${keyFile} holds no private key`)
  const ca = { key, cert: await readOrMake(caFile, 0o644, () => issueCa(key, now)) }
  const problem = problemWith(ca, now)
  if (problem) throw unusable(files, `${caFile} ${problem}`)
  return ca
}

function problemWith({ key, cert }: Credentials, now: Date): string | undefined {
  const parsed = parse(() => new X509Certificate(cert))
  if (!parsed) return 'holds no certificate'
  if (!parsed.checkPrivateKey(createPrivateKey(key))) return 'belongs to another key'
  return parsed.validToDate < now ? `expired on ${parsed.validTo}` : undefined
}

function parse<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch {
    return undefined
  }
}

function unusable({ caFile, keyFile }: CaFiles, why: string): DataFolderError {
  return new DataFolderError(
    `${why}. Put the right file back, or remove ${caFile} and ${keyFile}, start again and give ` +
      'every connector the new CA certificate.',
  )
}
