import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { type Choice, type Clash, type Side, sideOf, type Versions } from './merge.ts'
import { OneClash } from './OneClash.tsx'

type Props = {
  account: string
  /** Where they part; not known while a box is wrong. */
  clashes: readonly Clash[] | undefined
  versions: Versions
  chosen: Choice
  onChoose: (clash: Clash, side: Side) => void
  /** Lets go what was typed, and shows their version in the boxes. */
  onTakeAll: () => void
}

function wordsOf(clashes: readonly Clash[] | undefined): string {
  if (clashes === undefined) return ' They are compared as soon as every box is filled in right.'
  return clashes.length === 0 ? ' Both say the same.' : ' Choose which of each to keep.'
}

/** Stands in a form whose service somebody else has saved meanwhile: both versions, and which of them is to be kept. */
export const OtherVersion = ({
  account,
  clashes,
  versions,
  chosen,
  onChoose,
  onTakeAll,
}: Props) => (
  <div className="rounded-sm border border-warn px-4 py-3">
    <Section title="Somebody else saved this service">
      <p role="alert">
        It was saved while you were editing. The boxes above hold your version.
        {wordsOf(clashes)}
      </p>
      <div className="flex flex-col gap-4 py-2">
        {clashes?.map((clash) => (
          <OneClash
            key={clash.group}
            account={account}
            clash={clash}
            versions={versions}
            side={sideOf(clash, chosen)}
            onChoose={(side) => onChoose(clash, side)}
          />
        ))}
      </div>
      <div>
        <Button onClick={onTakeAll}>Drop mine, edit theirs</Button>
      </div>
      <p className="text-small text-dim">
        Right before it saves, this page reads the service again. Somebody could still save in the
        same second: the API can&rsquo;t lock a service.
      </p>
    </Section>
  </div>
)
