import { useSettled } from './use-settled.ts'

type Props = {
  /** Empty where there is nothing to say. */
  text: string
  className: string
}

/**
 * A line that changes as one types: it is seen at once, and said once when the typing has paused. So that nobody hears it
 * twice, what is seen is for the eyes alone.
 */
export const SettledStatus = ({ text, className }: Props) => (
  <>
    <p aria-hidden className={className}>
      {text}
    </p>
    <p role="status" className="sr-only">
      {useSettled(text)}
    </p>
  </>
)
