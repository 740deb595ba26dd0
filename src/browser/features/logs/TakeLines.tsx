import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import type { Line } from './feed.ts'
import { linesText } from './log-text.ts'

/** Hands a text to the browser as a file to keep. */
function save(text: string, filename: string): void {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  Object.assign(document.createElement('a'), { href, download: filename }).click()
  URL.revokeObjectURL(href)
}

/** Takes the lines that are shown somewhere else, as text. `name` is the tunnel's. */
export function TakeLines({ lines, name }: { lines: readonly Line[]; name: string }) {
  const none = lines.length === 0 ? 'There are no lines yet.' : undefined
  return (
    <>
      <Button
        disabledReason={none}
        onClick={() => save(`${linesText(lines)}\n`, `${name} logs.txt`)}
      >
        Download
      </Button>
      {none === undefined ? <CopyButton text={() => linesText(lines)} what="log lines" /> : null}
    </>
  )
}
