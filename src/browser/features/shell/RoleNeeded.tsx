import { RoleHint } from './RoleHint.tsx'

/** Says above a form, before anything is typed, why it can't be sent: the role that is missing, and how to get it. */
export const RoleNeeded = ({ why }: { why: string | undefined }) =>
  why === undefined ? null : (
    <div className="rounded-sm border border-line bg-raised px-3 py-2">
      <p>{why}</p>
      <RoleHint />
    </div>
  )
