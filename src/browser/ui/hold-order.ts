/** Rows in the order in which their keys stood before; new ones follow, in their own order. */
export function holdOrder<Row>(
  before: readonly string[],
  next: readonly Row[],
  keyOf: (row: Row) => string,
): Row[] {
  const places = new Map(before.map((key, place) => [key, place]))
  const placeOf = (row: Row) => places.get(keyOf(row)) ?? before.length
  return next.toSorted((a, b) => placeOf(a) - placeOf(b))
}
