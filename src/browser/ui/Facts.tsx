import type { ReactNode } from 'react'

type Fact = readonly [name: string, value: ReactNode]
type Props = {
  /** What the facts are about: the name of the list. */
  label: string
  /** Those that do not apply are left out as `undefined`. */
  facts: readonly (Fact | undefined)[]
}

/** Names and values, side by side; one below the other where it is narrow. */
export const Facts = ({ label, facts }: Props) => (
  <dl aria-label={label} className="grid gap-x-6 gap-y-2 md:grid-cols-[10rem_1fr]">
    {facts.map((fact) =>
      fact === undefined ? null : (
        <div key={fact[0]} className="md:contents">
          <dt className="text-dim">{fact[0]}</dt>
          <dd>{fact[1]}</dd>
        </div>
      ),
    )}
  </dl>
)
