/** Longer than any sentence of cloudflared's, which may quote an address or two. */
const MAX_WORDS = 300

/**
 * What a connector says, fit for a log, an error or a page: on one line, with nothing unseen in it,
 * and not longer than a sentence. It may come from anybody who can reach the edge.
 */
export function connectorWords(text: string): string {
  const plain = text
    .slice(0, 4 * MAX_WORDS)
    .replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
  return plain.length > MAX_WORDS ? `${plain.slice(0, MAX_WORDS)}…` : plain
}
