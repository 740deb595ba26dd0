import { isAnswerLost } from './lost-answer.ts'

type Props = {
  /** What came of the last try. */
  error: Error
  /** The list, with what may have been made in it. */
  list: string
}

/**
 * Stands at a form that creates, once the answer to a try was lost: what it asked for may be done. The list opens beside
 * the form, which keeps what was typed.
 */
export const MayBeDone = ({ error, list }: Props) => (
  <p role="status">
    {isAnswerLost(error)
      ? 'It may have been created: '
      : 'An earlier try was not answered, and may have created it: '}
    <a href={list} target="_blank" rel="noreferrer" className="link">
      look in the list
    </a>{' '}
    first. It opens in a new tab.
  </p>
)
