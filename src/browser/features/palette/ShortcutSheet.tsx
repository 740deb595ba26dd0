import { Dialog } from '../../ui/Dialog.tsx'
import { keyWords, SHORTCUTS, type Shortcut } from './shortcuts.ts'
import { turnSingleKeys, useSingleKeys } from './single-keys.ts'

const ALL: readonly Shortcut[] = Object.values(SHORTCUTS)

/** All shortcuts, and the switch for those of a single key. */
export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const on = useSingleKeys()
  return (
    <Dialog title="Keyboard shortcuts" open onOpenChange={onClose}>
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2">
        {ALL.map(({ keys, does }) => (
          <div key={keys} className="contents">
            <dt>
              <kbd className="rounded-sm border border-line bg-raised px-1.5 py-0.5 font-mono text-small whitespace-nowrap">
                {keyWords(keys)}
              </kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label className="inline-flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-0.5 accent-accent"
          checked={on}
          onChange={({ target }) => turnSingleKeys(target.checked)}
        />
        Shortcuts without Ctrl or Command. They do nothing while you type.
      </label>
    </Dialog>
  )
}
