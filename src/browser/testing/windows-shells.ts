/**
 * The shells of Windows, as far as their grammar goes: PowerShell by the one that VS Code reads its terminals with, cmd by
 * that of tree-sitter-batch. Neither runs here.
 */
import { createRequire } from 'node:module'
import { Language, Parser } from '@vscode/tree-sitter-wasm'

const require = createRequire(import.meta.url)

const GRAMMARS = {
  cmd: require.resolve('tree-sitter-batch/tree-sitter-batch.wasm'),
  powershell: require.resolve('@vscode/tree-sitter-wasm/wasm/tree-sitter-powershell.wasm'),
}

/** Makes what tells whether a text is whole lines of a shell. */
export async function readerOf(shell: keyof typeof GRAMMARS): Promise<(text: string) => boolean> {
  await Parser.init()
  const parser = new Parser()
  parser.setLanguage(await Language.load(GRAMMARS[shell]))
  return (text) => {
    const tree = parser.parse(`${text}\n`)
    const isWhole = tree?.rootNode.hasError === false
    tree?.delete()
    return isWhole
  }
}
