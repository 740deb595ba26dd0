/** Paths with named parts: `/accounts/:account/cfd_tunnel/:tunnel`. */

/** The parts a path names, as a record to fill it with. */
export type ParamsOf<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Record<Name, string> & ParamsOf<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Record<Name, string>
    : unknown

/** A path with its named parts filled in, each escaped. */
export const fillPath = (path: string, params: object): string =>
  path.replaceAll(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(Reflect.get(params, name))),
  )

/** `?a=1&b=2`, or nothing when nothing is given. Empty and undefined values are left out. */
export function queryText(query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
  const text = new URLSearchParams(given).toString()
  return text === '' ? '' : `?${text}`
}
