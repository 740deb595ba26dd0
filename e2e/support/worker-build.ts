import { rmSync } from 'node:fs'
import { buildWorker, type WorkerBuild } from './workerd.ts'

let build: Promise<WorkerBuild> | undefined

/** The Worker, built once for all tests of this process, and removed when it ends. */
export function workerBuild(): Promise<WorkerBuild> {
  build ??= buildWorker().then((built) => {
    process.once('exit', () => rmSync(built.folder, { recursive: true, force: true }))
    return built
  })
  return build
}
