import { Dialog as Radix } from 'radix-ui'
import { useRef, type ReactNode } from 'react'
import { useStillPage } from './use-still-page.ts'

type Props = {
  title: string
  open: boolean
  onOpenChange: (open: boolean) => void
  children: ReactNode
}

/** A window over the page that asks one thing. Escape and its Cancel close it; focus goes back to where it was. */
export function Dialog({ title, open, onOpenChange, children }: Props) {
  const before = useRef<Element>(null)
  useStillPage(open)
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        {/* Radix's own overlay puts a style element into the page, which the page's policy forbids. */}
        <div className="fixed inset-0 z-20 bg-[#000]/50" />
        <Radix.Content
          aria-describedby={undefined}
          className="fixed top-1/2 z-20 left-1/2 flex max-h-[calc(100dvh-32px)] w-[calc(100vw-32px)] max-w-120 -translate-x-1/2 -translate-y-1/2 flex-col gap-4 overflow-y-auto rounded-md border border-edge bg-page p-5"
          // Radix itself gives focus back to its own trigger only, and there is none here.
          onOpenAutoFocus={() => {
            before.current = document.activeElement
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (before.current instanceof HTMLElement) before.current.focus()
          }}
        >
          <Radix.Title className="font-bold">{title}</Radix.Title>
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
