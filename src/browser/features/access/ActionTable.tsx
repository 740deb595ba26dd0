import { Check, CircleHelp, X } from 'lucide-react'
import type { RuleName, Verdict } from '#contract/rules.ts'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { Section } from '../../ui/Section.tsx'
import type { Action } from './actions.ts'
import { type Asker, requestText } from './request.ts'
import { RolesCell } from './RolesCell.tsx'

const MARKS: Record<Verdict, { Shape: typeof Check; word: string; colour: string }> = {
  yes: { Shape: Check, word: 'Yes', colour: 'text-good' },
  no: { Shape: X, word: 'No', colour: 'text-bad' },
  unknown: { Shape: CircleHelp, word: 'Not known', colour: 'text-warn' },
}

type Props = {
  title: string
  actions: readonly Action[]
  asker: Asker
  wanted: readonly RuleName[]
  onWant: (name: RuleName, wanted: boolean) => void
}

/** The actions of one area: may I, who may, and what to ask for. Each row is a list of the same facts where it is narrow. */
export const ActionTable = ({ title, actions, ...row }: Props) => (
  <Section title={title}>
    <table className="block w-full md:table md:table-fixed">
      <caption className="sr-only">What can be done with {title}</caption>
      <thead className="sr-only md:not-sr-only md:table-header-group">
        <tr className="text-left text-small text-dim">
          <th scope="col" className="h-8 font-normal md:w-90">
            Action
          </th>
          <th scope="col" className="font-normal md:w-28">
            May I?
          </th>
          <th scope="col" className="font-normal">
            Roles that allow it
          </th>
          <th scope="col" className="font-normal md:w-44">
            Request
          </th>
        </tr>
      </thead>
      <tbody className="block md:table-row-group">
        {actions.map((action) => (
          <ActionRow key={action.name} action={action} {...row} />
        ))}
      </tbody>
    </table>
  </Section>
)

type RowProps = Omit<Props, 'title' | 'actions'> & { action: Action }

function ActionRow({ action, asker, wanted, onWant }: RowProps) {
  const { name, label, may, roles } = action
  return (
    <tr className="block border-t border-line py-2 md:table-row md:h-10 md:py-0">
      <th scope="row" className="block text-left font-normal md:table-cell md:pr-4">
        {label}
      </th>
      <td className="block md:table-cell">
        <Mark may={may} />
      </td>
      <td className="block md:table-cell md:pr-4">
        <RolesCell roles={roles} />
      </td>
      <td className="block md:table-cell">
        {may === 'yes' ? null : (
          <span className="flex items-center gap-2">
            <label className="inline-flex h-6 items-center gap-2">
              <input
                type="checkbox"
                aria-label={`Ask for: ${label}`}
                className="accent-accent"
                checked={wanted.includes(name)}
                onChange={({ target }) => onWant(name, target.checked)}
              />
              Ask for it
            </label>
            <CopyButton text={() => requestText(asker, [action])} what={`a request: ${label}`} />
          </span>
        )}
      </td>
    </tr>
  )
}

function Mark({ may }: { may: Verdict }) {
  const { Shape, word, colour } = MARKS[may]
  return (
    <span className={`inline-flex items-center gap-1.5 ${colour}`}>
      <Shape size={14} aria-hidden className="shrink-0" />
      {word}
    </span>
  )
}
