import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { bindingJsonc, bindingToml } from '../code/binding.ts'
import { findWorkers } from './find-workers.ts'

const ID = '0f9d2c1e-8b7a-4c3d-9e5f-112233445566'

test('the command finds the Workers that name an id in their configuration, and nothing else', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'workers-'))
  const write = async (path: string, text: string) => {
    await mkdir(join(folder, path, '..'), { recursive: true })
    await writeFile(join(folder, path), text)
  }
  try {
    await write('one/wrangler.jsonc', bindingJsonc('API', ID))
    await write('two/wrangler.toml', bindingToml('API', ID))
    await write('three/wrangler.jsonc', bindingJsonc('API', ID.replace('0f', '1f')))
    await write('four/README.md', ID)
    const { stdout } = spawnSync('sh', ['-c', findWorkers(ID)], { cwd: folder, encoding: 'utf8' })
    const found = stdout.trim().split('\n')
    const files = new Set(found.map((line) => line.split(':')[0]))
    expect(files).toEqual(new Set(['./one/wrangler.jsonc', './two/wrangler.toml']))
  } finally {
    await rm(folder, { recursive: true })
  }
})
