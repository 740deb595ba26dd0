/** Says which services stand in the way of a deletion: how many, and the first three by name. */
export function usedBy(names: readonly string[], what: string): string {
  const some = names.slice(0, 3).map((name) => `“${name}”`)
  const more = names.length - some.length
  const list = [...some, ...(more > 0 ? [`${more} more`] : [])]
  const services = names.length === 1 ? '1 VPC Service uses' : `${names.length} VPC Services use`
  return `${services} this ${what}: ${new Intl.ListFormat('en').format(list)}. Change or delete ${names.length === 1 ? 'it' : 'them'} first.`
}
