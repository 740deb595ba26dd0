import type { ComponentProps } from 'react'

const LOOKS = {
  plain: 'border-edge bg-page hover:bg-hover',
  primary: 'border-accent bg-accent text-accent-ink hover:opacity-90',
  danger: 'border-bad bg-bad text-bad-ink hover:opacity-90',
  quiet: 'border-transparent hover:bg-hover',
} as const

const OFF = 'border-line bg-hover text-dim'

type Props = Omit<ComponentProps<'button'>, 'disabled'> & {
  look?: keyof typeof LOOKS
  /** Why it can't be pressed. Saying why is the only way to disable it; it stays in reach of the keyboard. */
  disabledReason?: string | undefined
  /** Whether what it started is still under way. It keeps its place, and ignores further presses. */
  busy?: boolean
  /** What it says then: `Saving…`. Without it, it keeps its words. */
  busyLabel?: string
}

/** A button. The verb of what will happen is its label. */
export function Button(props: Props) {
  const {
    look = 'plain',
    disabledReason,
    busy = false,
    busyLabel,
    onClick,
    children,
    ...rest
  } = props
  const off = disabledReason !== undefined || busy
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={off || undefined}
      aria-busy={busy || undefined}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- ARIA 1.3 allows it everywhere; the rule is older
      aria-description={disabledReason}
      data-tip={disabledReason}
      className={`inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-sm border px-3 whitespace-nowrap ${off ? OFF : LOOKS[look]} ${rest.className ?? ''}`}
      onClick={off ? (event) => event.preventDefault() : onClick}
    >
      {busy ? (busyLabel ?? children) : children}
    </button>
  )
}
