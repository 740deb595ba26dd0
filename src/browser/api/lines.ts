/** The whole lines of a text that has come so far, and the beginning of the next one. */
export function cutLines(text: string): { lines: string[]; rest: string } {
  const lines = text.split('\n')
  const rest = lines.pop() ?? ''
  return { lines: lines.filter((line) => line !== ''), rest }
}
