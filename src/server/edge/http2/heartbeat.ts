/** Both in milliseconds. A silent peer is found out within their sum. */
export interface Pace {
  /** From one answer to the next ping. */
  pingEvery: number
  /** How long a peer may take to answer. */
  pingTimeout: number
}

/** As an HTTP/2 session does: calls back when the answer comes, or with an error when it can't. */
interface Pinged {
  ping(callback: (error: Error | null) => void): boolean
}

/**
 * Pings the peer until told to stop; calls `onSilence` once if an answer does not come in time.
 * Needed because cloudflared sends no pings of its own over HTTP/2, and a peer whose network is
 * gone closes nothing.
 */
export function startHeartbeat(session: Pinged, pace: Pace, onSilence: () => void) {
  let timer = setTimeout(beat, pace.pingEvery)

  function beat() {
    timer = setTimeout(onSilence, pace.pingTimeout)
    session.ping((error) => {
      if (!error) rest()
    })
  }

  function rest() {
    clearTimeout(timer)
    timer = setTimeout(beat, pace.pingEvery)
  }

  return { stop: () => clearTimeout(timer) }
}
