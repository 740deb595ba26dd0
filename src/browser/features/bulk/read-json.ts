/** Services in a JSON file: a list of them, or the API's answer with such a list. Pure. */
import {
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser'
import { placesIn } from './line-of.ts'
import type { Read } from './lines.ts'

/** Comments and a comma too many harm nobody. */
export function readJson(text: string): Read {
  const errors: ParseError[] = []
  const root = parseTree(text, errors, { allowTrailingComma: true })
  const [error] = errors
  const placeOf = placesIn(text)
  if (root === undefined || error !== undefined) return broken(error, placeOf)
  const list = listIn(root)
  if (list === undefined)
    return {
      is: 'unreadable',
      why: 'This JSON is no list of VPC Services: it must be an array, or an answer of the API with one in “result”.',
    }
  const nodes = list.children ?? []
  const begins = nodes.map(({ offset }) => placeOf(offset).line)
  // What a program has written may stand on one line as a whole.
  const numbering = new Set(begins).size === nodes.length ? 'line' : 'item'
  const lines = nodes.map((node, at) => ({
    line: (numbering === 'line' ? begins[at] : undefined) ?? at + 1,
    given: getNodeValue(node) as unknown,
    problems: [],
  }))
  return { is: 'read', format: 'json', numbering, lines }
}

function broken(error: ParseError | undefined, placeOf: ReturnType<typeof placesIn>): Read {
  const { line, column } = placeOf(error?.offset ?? 0)
  const what = error === undefined ? 'Nothing' : printParseErrorCode(error.error)
  return {
    is: 'unreadable',
    why: `This is not JSON: line ${line}, column ${column}: ${plain(what)}.`,
  }
}

/** `CommaExpected` as `comma expected`. */
const plain = (code: string): string =>
  code.replaceAll(/(?<=[a-z])[A-Z]/g, (sign) => ` ${sign}`).toLowerCase()

/** The list itself, the one in an answer of the API, or the one service that is given. */
function listIn(root: Node): Node | undefined {
  if (root.type === 'array') return root
  const result = propertyOf(root, 'result')
  if (result?.type === 'array') return result
  const one = result ?? root
  return propertyOf(one, 'name') === undefined
    ? undefined
    : { type: 'array', offset: one.offset, length: one.length, children: [one] }
}

function propertyOf(node: Node, name: string): Node | undefined {
  const property = node.children?.find(({ children }) => children?.[0]?.value === name)
  return property?.children?.[1]
}
