/** A storage of the browser for a test, as far as the page uses one; `room` is how many texts it holds. */
export function storageOf(room = Infinity) {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem(key: string, value: string) {
      if (!(key in kept) && Object.keys(kept).length >= room) throw new Error('QuotaExceededError')
      kept[key] = value
    },
    removeItem: (key: string) => void Reflect.deleteProperty(kept, key),
  }
  // `Object.keys` of a storage answers what is kept in it.
  return new Proxy(kept, { get: (_, name) => Reflect.get(methods, name) })
}
