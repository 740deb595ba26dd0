import { Command } from 'cmdk'
import { Dialog } from 'radix-ui'
import { type ReactNode, useRef, useState } from 'react'
import { best } from './rank.ts'
import { useSettled } from './use-settled.ts'
import { useStillPage } from './use-still-page.ts'

/** Something to do or to go to. */
export type Choice = {
  /** Another for each. */
  id: string
  label: string
  /** What it is, beside its name. */
  note?: ReactNode
  /** Further words and ids it is found by. */
  keywords?: readonly string[]
  /** The keys that do the same. */
  keys?: string | undefined
  /** Why it can't be chosen. It stays in reach of the keyboard, and says so. */
  disabledReason?: string | undefined
  run: () => void
}

type Group = { heading: string; choices: readonly Choice[] }

type Props = {
  title: string
  placeholder: string
  groups: readonly Group[]
  onClose: () => void
  /** What is said below, such as what could not be loaded. */
  children?: ReactNode
}

/** How many are drawn of each group: with what is typed it becomes another few, so more are of no use. */
const MOST = 25

/** A window of things to do and to go to, which typing narrows. Escape closes it, and the focus goes back. */
export function CommandMenu({ title, placeholder, groups, onClose, children }: Props) {
  const [typed, setTyped] = useState('')
  const before = useRef<Element>(null)
  const list = useRef<HTMLDivElement>(null)
  useStillPage(true)
  const type = (next: string) => {
    setTyped(next)
    // What fits best stands first, and is seen: cmdk goes to where it stood before.
    requestAnimationFrame(() => list.current?.scrollTo(0, 0))
  }
  const fitting = groups
    .map((group) => ({ group, ...best(group.choices, typed, MOST) }))
    .filter(({ items }) => items.length > 0)
    .toSorted((a, b) => b.points - a.points)
  const count = fitting.reduce((sum, { items }) => sum + items.length, 0)
  const said = useSettled(count === 0 ? 'Nothing fits.' : `${count} shown`)
  const choose = ({ disabledReason, run }: Choice) => {
    if (disabledReason !== undefined) return
    onClose()
    run()
  }
  return (
    <Dialog.Root open onOpenChange={onClose}>
      <Dialog.Portal>
        <div className="fixed inset-0 z-20 bg-[#000]/50" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed top-4 z-20 left-1/2 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-160 -translate-x-1/2 flex-col rounded-md border border-edge bg-page md:top-24 md:max-h-[70dvh]"
          onOpenAutoFocus={() => {
            before.current = document.activeElement
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            // Where another page came, its heading has the focus by now.
            if (document.activeElement === document.body && before.current instanceof HTMLElement)
              before.current.focus()
          }}
        >
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          <Command label={title} shouldFilter={false} loop className="flex min-h-0 flex-col">
            <Command.Input
              aria-label={placeholder}
              placeholder={placeholder}
              value={typed}
              onValueChange={type}
              className="h-11 w-full shrink-0 rounded-t-md border-b border-line bg-page px-4 focus-visible:-outline-offset-2"
            />
            <p role="status" className="sr-only">
              {said}
            </p>
            <Command.List
              ref={list}
              label={title}
              className="overflow-y-auto p-1 [overflow-anchor:none]"
            >
              {count === 0 ? <p className="px-3 py-4 text-dim">Nothing fits.</p> : null}
              {fitting.map(({ group: { heading, choices }, items }) => (
                <Command.Group
                  key={heading}
                  heading={
                    <span className="block px-3 pt-2 pb-1 text-small text-dim">
                      {heading}
                      {items.length < MOST || choices.length === MOST
                        ? null
                        : `: ${MOST} of ${choices.length}, type to narrow them`}
                    </span>
                  }
                >
                  {items.map((choice) => (
                    <ChoiceItem key={choice.id} choice={choice} onChoose={choose} />
                  ))}
                </Command.Group>
              ))}
            </Command.List>
          </Command>
          {children}
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

type ItemProps = { choice: Choice; onChoose: (choice: Choice) => void }

/**
 * What can't be chosen says why in its name, and is an item like the others: arrow keys pass by what cmdk holds for
 * disabled, and whoever has no mouse would not come to know.
 */
function ChoiceItem({ choice, onChoose }: ItemProps) {
  const { id, label, note, keys, disabledReason } = choice
  const off = disabledReason !== undefined
  return (
    <Command.Item
      value={id}
      onSelect={() => onChoose(choice)}
      className={`flex min-h-9 flex-wrap items-center gap-x-3 rounded-sm px-3 py-1 data-[selected=true]:bg-hover ${off ? 'cursor-not-allowed text-dim' : 'cursor-pointer'}`}
    >
      <span className="wrap-anywhere">{label}</span>
      {note}
      {keys === undefined ? null : (
        <kbd aria-hidden className="ml-auto font-mono text-small text-dim">
          {keys}
        </kbd>
      )}
      {off ? <span className="w-full text-small">{`Not allowed. ${disabledReason}`}</span> : null}
    </Command.Item>
  )
}
