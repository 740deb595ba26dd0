/**
 * Every error code the API answers with. `ours: true` marks a number Cloudflare does not document: we chose it, it is
 * stable, and no client depends on it. The others are Cloudflare's, seen from its clients, documentation or users.
 */
export const CODES = {
  rateLimited: { code: 971, ours: false },
  invalidToken: { code: 1000, ours: false },
  tunnelNameTaken: { code: 1013, ours: false },
  tunnelConnected: { code: 1022, ours: false },
  serviceNameTaken: { code: 5101, ours: false },
  malformedAuthorization: { code: 6003, ours: false },
  noRoute: { code: 7003, ours: false },
  wrongAccount: { code: 7403, ours: false },
  noCredentials: { code: 9106, ours: false },
  forbidden: { code: 10000, ours: false },

  notJson: { code: 9700, ours: true },
  required: { code: 9701, ours: true },
  wrongType: { code: 9702, ours: true },
  unknownField: { code: 9703, ours: true },
  badValue: { code: 9704, ours: true },
  outOfRange: { code: 9705, ours: true },
  tooLarge: { code: 9706, ours: true },
  badQuery: { code: 9707, ours: true },
  tooSlow: { code: 9708, ours: true },
  foreignHost: { code: 9710, ours: true },
  foreignOrigin: { code: 9711, ours: true },
  sessionEnded: { code: 9712, ours: true },
  tooManyAttempts: { code: 9713, ours: true },
  noAccount: { code: 9714, ours: true },
  serviceNotFound: { code: 9720, ours: true },
  tunnelNotFound: { code: 9721, ours: true },
  connectorNotFound: { code: 9722, ours: true },
  certificateNotFound: { code: 9723, ours: true },
  noConnector: { code: 9724, ours: true },
  tooManyStreams: { code: 9725, ours: true },
  tooManyServices: { code: 9730, ours: true },
  tunnelInUse: { code: 9731, ours: true },
  certificateInUse: { code: 9732, ours: true },
  certificateNameTaken: { code: 9733, ours: true },
  badUpstream: { code: 9740, ours: true },
  upstreamSilent: { code: 9741, ours: true },
  notInMode: { code: 9742, ours: true },
  internal: { code: 9790, ours: true },
} as const satisfies Record<string, { code: number; ours: boolean }>

export type CodeName = keyof typeof CODES
