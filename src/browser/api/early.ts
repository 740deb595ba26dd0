/**
 * Answers that the page's HTML asked for before any script had loaded, by URL (see the script in index.html).
 * Each serves one call: from then on the app asks for itself.
 */
declare global {
  interface Window {
    early?: Record<string, Promise<Response>>
    stopEarly?: AbortController
  }
}

/** The answer already under way for a URL, if there is one. */
export function takeEarly(url: string): Promise<Response> | undefined {
  const answer = window.early?.[url]
  delete window.early?.[url]
  return answer
}

/** Whoever signs in is not shown what was answered before. */
export function dropEarly(): void {
  for (const answer of Object.values(window.early ?? {})) answer.catch(() => undefined)
  delete window.early
  window.stopEarly?.abort()
}
