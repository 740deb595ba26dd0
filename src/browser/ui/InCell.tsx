/** What stands in a cell or between words for a value that is not there. */

/** The value is on its way: the shape of a word, which shows only if it takes a while. */
export const Coming = () => (
  <span className="late inline-block">
    <span aria-hidden className="inline-block h-3 w-8 rounded-sm bg-hover" />
    <span className="sr-only">Loading</span>
  </span>
)

type Props = {
  why: string
  /** What is shown, where something of it is known. */
  shown?: string
}

/** The value is not known; the reason is in the tip, and read out. */
export const NotKnown = ({ why, shown = '?' }: Props) => (
  <span
    data-tip={why}
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- else its tip is for the pointer alone
    tabIndex={0}
    className="rounded-sm"
  >
    <span aria-hidden>{shown}</span>
    <span className="sr-only">Unknown: {why}</span>
  </span>
)
