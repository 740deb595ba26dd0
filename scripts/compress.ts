/** Writes a brotli and a gzip file beside each file that is worth it, once, so that serving costs nothing. */
import { globSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const COMPRESSIBLE = '**/*.{html,js,css,svg,json,txt,webmanifest}'
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } }

export function compressFolder(folder: string): void {
  for (const path of globSync(COMPRESSIBLE, { cwd: folder }).map((name) => join(folder, name)))
    if (statSync(path).isFile()) compressFile(path)
}

function compressFile(path: string): void {
  const content = readFileSync(path)
  writeFileSync(`${path}.br`, brotliCompressSync(content, BROTLI))
  writeFileSync(`${path}.gz`, gzipSync(content, { level: constants.Z_BEST_COMPRESSION }))
}
