/** What the edge says to a connector it refuses, by a word in it, and what the person with the token does then. */
const ADVICE: readonly (readonly [said: RegExp, todo: string])[] = [
  [
    /secret/i,
    'Its token is not this tunnel’s: it was rotated, or belongs to another tunnel. Reinstall with the current token.',
  ],
  [
    /not found/i,
    'The tunnel of its token is gone. Reinstall with the token of a tunnel that exists.',
  ],
  [/connectors already/i, 'Stop a connector that is not needed any more, or use another tunnel.'],
]

const ELSE = 'Read the log of cloudflared on that host: it says the same, and when it tries again.'

/** What to do about a refusal, from the sentence the connector was told. */
export const refusalAdvice = (said: string | null): string =>
  ADVICE.find(([word]) => word.test(said ?? ''))?.[1] ?? ELSE
