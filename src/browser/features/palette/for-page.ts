/** What takes keys itself: boxes to type in, and lists that go by letters. */
const TAKES_KEYS = 'input, textarea, select, [contenteditable], [role=combobox], [role=listbox]'

/** A window over the page, or a panel that was opened: the page below has no say. */
const OVER_PAGE = '[role=dialog], [role=alertdialog], [popover=auto]:popover-open'

/** Whether a key that was pressed is meant for the page, and not for what has the focus or lies over it. */
export function isForPage({
  target,
  isComposing,
  repeat,
  defaultPrevented,
}: KeyboardEvent): boolean {
  if (isComposing || repeat || defaultPrevented) return false
  return !(target instanceof Element && target.matches(TAKES_KEYS)) && !isCovered()
}

/** Whether something lies over the page. */
export const isCovered = (): boolean => document.querySelector(OVER_PAGE) !== null
