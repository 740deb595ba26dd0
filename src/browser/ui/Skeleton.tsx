/** How many rows a list has while it is not known how many it has. */
const ROWS = 8

/** A list that is on its way: it has the shape of the list, and shows only if it takes a while. */
export function ListSkeleton({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className="late">
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className="flex h-10 items-center border-t border-line">
          <div className="h-3 w-2/5 rounded-sm bg-hover" />
        </div>
      ))}
    </div>
  )
}
