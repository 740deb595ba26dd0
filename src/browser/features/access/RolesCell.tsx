import type { Role } from '#contract/roles.ts'

/** The role to ask for; all others that allow it are one press away. */
export function RolesCell({ roles: [first, ...others] }: { roles: readonly Role[] }) {
  if (others.length === 0) return first
  return (
    <details>
      <summary className="cursor-pointer">
        {first}
        <span className="text-dim">{` or ${others.length} ${others.length === 1 ? 'other' : 'others'}`}</span>
      </summary>
      <ul className="py-1 pl-4 text-dim">
        {others.map((role) => (
          <li key={role}>{role}</li>
        ))}
      </ul>
    </details>
  )
}
