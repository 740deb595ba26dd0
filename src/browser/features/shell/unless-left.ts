/** Goes on from a page, by its path, when something is done there at last: unless the person has gone elsewhere meanwhile. */
export function unlessLeft(page: string, go: () => void): void {
  if (location.pathname === page) go()
}
