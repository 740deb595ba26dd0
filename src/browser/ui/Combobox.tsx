import { Command } from 'cmdk'
import { ChevronsUpDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useId, useState, type ReactNode, type Ref } from 'react'

type Choice = { value: string; label: string; note?: ReactNode }

type Props = {
  id: string
  'aria-describedby'?: string | undefined
  'aria-invalid'?: true | undefined
  /** Whether nothing can be chosen now; the hint of its field says why. */
  off?: boolean
  ref?: Ref<HTMLButtonElement>
  choices: readonly Choice[]
  value: string
  onChange: (value: string) => void
  placeholder: string
  /** The name of the box one types into to narrow the choices. */
  searchLabel: string
  /** What is said when nothing fits. */
  none: string
}

/** A choice among many, which typing narrows. */
export function Combobox({
  choices,
  value,
  onChange,
  placeholder,
  searchLabel,
  none,
  off = false,
  ...field
}: Props) {
  const [open, setOpen] = useState(false)
  const list = useId()
  const chosen = choices.find((choice) => choice.value === value)
  const choose = (next: string) => {
    onChange(next)
    setOpen(false)
  }
  return (
    <Popover.Root open={open && !off} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <button
          {...field}
          type="button"
          role="combobox"
          aria-expanded={open}
          aria-haspopup="dialog"
          aria-controls={list}
          aria-disabled={off || undefined}
          className="control flex w-full items-center justify-between gap-2 text-left aria-disabled:bg-hover aria-disabled:text-dim"
        >
          <span
            className={`flex min-w-0 items-center gap-3 truncate ${chosen === undefined ? 'text-dim' : ''}`}
          >
            {chosen?.label ?? placeholder} {chosen?.note}
          </span>
          <ChevronsUpDown size={14} aria-hidden className="shrink-0 text-dim" />
        </button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          id={list}
          aria-label={searchLabel}
          align="start"
          sideOffset={4}
          className="z-30 w-(--radix-popover-trigger-width) rounded-md border border-edge bg-page"
        >
          <Command label={searchLabel}>
            <Command.Input
              aria-label={searchLabel}
              placeholder={searchLabel}
              className="h-9 w-full border-b border-line bg-page px-3"
            />
            <Command.List label={searchLabel} className="max-h-64 overflow-y-auto p-1">
              <Command.Empty className="px-2 py-3 text-dim">{none}</Command.Empty>
              {choices.map((choice) => (
                <Command.Item
                  key={choice.value}
                  value={choice.value}
                  keywords={[choice.label]}
                  onSelect={choose}
                  className="flex h-9 cursor-pointer items-center justify-between gap-3 rounded-sm px-2 data-[selected=true]:bg-hover"
                >
                  <span className="truncate">{choice.label}</span>
                  {choice.note}
                </Command.Item>
              ))}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
