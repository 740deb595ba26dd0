import { isForbidden } from '../shell/known.ts'
import { RoleHint } from '../shell/RoleHint.tsx'

type Props = {
  /** Why it could not be checked. */
  error: Error
  agreed: boolean
  onAgree: (agreed: boolean) => void
}

/** What points at the tunnel is not known: then it takes one press more to delete it. */
export const AllTheSame = ({ error, agreed, onAgree }: Props) => (
  <div className="flex flex-col gap-2 rounded-sm border border-bad px-3 py-2">
    <div role="alert" className="flex flex-col gap-2">
      <p className="text-bad">
        Which VPC Services point here could not be checked: {error.message}
      </p>
      {isForbidden(error) ? <RoleHint /> : null}
    </div>
    <label className="inline-flex items-center gap-2">
      <input
        type="checkbox"
        className="accent-accent"
        checked={agreed}
        onChange={({ target }) => onAgree(target.checked)}
      />
      Delete it all the same
    </label>
  </div>
)
