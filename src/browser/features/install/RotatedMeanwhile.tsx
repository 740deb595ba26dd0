import { TriangleAlert } from 'lucide-react'
import { Button } from '../../ui/Button.tsx'
import { renewToken, type TokenState } from './use-commands-token.ts'

type Props = { account: string; tunnel: string; state: TokenState }

/** Says that somebody has rotated the token since the commands got theirs; and gets the new one, or says that they have it. */
export const RotatedMeanwhile = ({ account, tunnel, state }: Props) => (
  <div
    role="status"
    className="flex items-start gap-2 rounded-sm border border-warn px-3 py-2 empty:hidden"
  >
    {state.is === 'first' ? null : (
      <>
        <TriangleAlert size={16} aria-hidden className="mt-0.5 shrink-0 text-warn" />
        {state.is === 'rotated' ? (
          <div className="flex flex-col items-start gap-2">
            <p>
              The token was rotated meanwhile{state.by === null ? '' : ` by ${state.by}`}. These
              commands have the one before, which lets no connector in any more.
            </p>
            <Button onClick={() => void renewToken(account, tunnel)}>Get the new commands</Button>
          </div>
        ) : (
          <p>
            The token was rotated meanwhile. These commands have the new one; those that were copied
            before have the old one, which lets no connector in any more.
          </p>
        )}
      </>
    )}
  </div>
)
