/** Measures everything and prints the table. Started by `main.ts`. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measureJoining } from './joining.ts'
import { measureMemory } from './memory.ts'
import { readOptions } from './options.ts'
import { report, tableOf } from './report.ts'
import { openRig } from './rig.ts'
import { measureTraffic } from './traffic.ts'

const options = readOptions(process.argv.slice(2))
if (options) {
  const { effort, json } = options
  console.error('Measuring. Meanwhile the machine should have nothing else to do.')
  const home = await mkdtemp(join(tmpdir(), 'bench-edge-'))
  const rig = await openRig(home)
  try {
    const traffic = await measureTraffic(rig, effort)
    const all = [
      ...(await measureJoining(home, effort)),
      ...(await measureMemory(home, effort)),
      ...traffic,
    ]
    console.log(tableOf(all))
    if (json !== undefined) await writeFile(json, JSON.stringify(report(all), null, 2))
  } finally {
    await rig.close()
    await rm(home, { recursive: true })
  }
}
