/** What a list of services needs only when somebody comes near it. */
import { later } from '../../ui/later.ts'

export const jobPanel = later(async () => (await import('./JobPanel.tsx')).JobPanel)
export const selectionBar = later(async () => (await import('./SelectionBar.tsx')).SelectionBar)
export const exportDialog = later(async () => (await import('./ExportDialog.tsx')).ExportDialog)

/** Loads them, so that none is waited for at the press. */
export function loadBulkParts(): void {
  for (const part of [jobPanel, selectionBar, exportDialog]) part.load()
}
