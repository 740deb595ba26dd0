/** What is counted while the server works. Whoever counts is handed one of these, or none where nobody asked. */
export interface Metrics {
  /**
   * A request was answered: the operation by its name in the contract, and how long it took until the answer began, in
   * seconds.
   */
  request(operation: string, method: string, status: number, seconds: number): void
  /** Cloudflare's API answered an operation; with status 0 it did not, or not in time. */
  upstream(operation: string, status: number, seconds: number): void
  /** A connector asked to register a connection and may not. */
  registrationRefused(): void
  /** A log stream began, or one that had begun is over. */
  logStreams(change: 1 | -1): void
}
