import { Command } from 'lucide-react'
import { MOD } from '../../ui/keys.ts'
import { openWindow } from './windows.ts'

/** Opens the commands, and says by which keys that goes faster. Where there is no room, the identity panel has it. */
export const ToolsButton = () => (
  <button
    type="button"
    aria-keyshortcuts="Control+K Meta+K"
    className="inline-flex h-8 shrink-0 items-center gap-2 rounded-sm border border-line px-2 text-dim hover:bg-hover hover:text-text max-md:hidden"
    onClick={() => openWindow('commands')}
  >
    <Command size={14} aria-hidden className="shrink-0" />
    Commands
    <kbd aria-hidden className="font-mono text-small">
      {MOD} K
    </kbd>
  </button>
)
