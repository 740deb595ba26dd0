/** The Node host: reads the options, opens the data folder, starts edge and HTTP, and ends both cleanly. */
import { OptionsError, readOptions, type Options } from './options.ts'
import { USAGE } from './usage.ts'
import { DataFolderError } from './data-folder.ts'
import { StartError } from './listen.ts'
import { startServer } from './start.ts'

/** What a person can mend is said in a sentence; the rest is a bug and shows its stack. */
const wordsFor = (error: unknown): unknown =>
  error instanceof DataFolderError || error instanceof StartError ? error.message : error

async function run(options: Options): Promise<void> {
  try {
    const server = await startServer(options)
    for (const signal of ['SIGINT', 'SIGTERM'] as const)
      process.once(signal, () => void server.close().then(() => process.exit(0)))
    // Who reads this may end it at once, and it has to end cleanly then too.
    console.log(server.greeting)
  } catch (error) {
    console.error(wordsFor(error))
    process.exit(1)
  }
}

try {
  const options = readOptions(process.argv.slice(2), process.env)
  if (options.help) console.log(USAGE)
  else await run(options)
} catch (error) {
  if (!(error instanceof OptionsError)) throw error
  console.error(`${error.message}\nSee --help.`)
  process.exitCode = 2
}
