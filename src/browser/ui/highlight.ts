import Prism from 'prismjs/components/prism-core'
import 'prismjs/components/prism-bash'
import 'prismjs/components/prism-clike'
import 'prismjs/components/prism-hcl'
import 'prismjs/components/prism-javascript'
import 'prismjs/components/prism-json'
import 'prismjs/components/prism-toml'
import 'prismjs/components/prism-typescript'
import 'prismjs/components/prism-yaml'

/** A piece of code and what kind of word it is; plain text has no kind. */
type Piece = { text: string; kind?: string }

type Token = string | { type: string; content: Token | Token[] }

function flatten(token: Token | Token[], kind?: string): Piece[] {
  if (typeof token === 'string') return [{ text: token, ...(kind !== undefined && { kind }) }]
  if (Array.isArray(token)) return token.flatMap((part) => flatten(part, kind))
  return flatten(token.content, token.type)
}

/** Cuts code into pieces to colour, each with the place it begins at. */
export function highlight(code: string, language: string): (Piece & { at: number })[] {
  let end = 0
  return flatten(Prism.tokenize(code, Prism.languages[language] ?? {})).map((piece) => {
    const at = end
    end += piece.text.length
    return Object.assign(piece, { at })
  })
}
