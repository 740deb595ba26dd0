/** Why the logs of a connector end, in words for whoever reads them. */

export const ENDINGS = {
  notOpened: 'The connector did not open its log stream.',
  malformed: 'The connector sent something that is no log message, so its stream was ended here.',
  /** The log's bytes ended without a farewell. What became of the connector says which of the next three it is. */
  lost: 'lost',
  broken: 'The connector broke off its log stream.',
  left: 'The connector is not connected any more.',
  goesOn:
    'The connection its logs came through ended. They go on through another of its connections.',
  refused: 'Cloudflare does not let you read the logs of this tunnel any more.',
  stopped: 'The console is stopping.',
  hour: 'A log stream lasts an hour at most. Start it again to see more.',
} as const

/** Source: cloudflared 2026.8.2, `management/service.go`; 1006 is a stream without any farewell. */
const BY_CODE: Record<number, string> = {
  1000: 'The connector ended its log stream. Another session may have taken its place.',
  1006: ENDINGS.lost,
  4001: 'The connector did not understand how it was asked for its logs.',
  4002: 'Somebody else is reading the logs of this connector, perhaps with cloudflared tail. It serves one reader at a time.',
  4003: 'The connector ended its log stream because it was idle.',
}

/** The sentence for a WebSocket close code. */
export const endingOf = (code: number): string =>
  BY_CODE[code] ?? `The connector ended its log stream with code ${code}.`
