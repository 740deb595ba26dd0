import { type DragEvent, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Field } from '../../ui/Field.tsx'
import { textIn } from './import-text.ts'
import { readLines } from './read-lines.ts'
import type { Lines, Source } from './use-intake.ts'

type Props = {
  /** What stands in the box to paste into: it is still there for who comes back to mend it. */
  pasted: string
  onPaste: (text: string) => void
  onRead: (text: string, from: Source, read: Lines) => void
}

/** Takes a file, chosen or dropped, or a paste. What can't be read is said where it was given. */
export function Intake({ pasted, onPaste, onRead }: Props) {
  const [problem, setProblem] = useState<{ at: Source; why: string }>()
  const take = (text: string, at: Source) => {
    const read = readLines(text)
    if (read.is === 'read') onRead(text, at, read)
    else setProblem({ at, why: read.why })
  }
  const takeFile = async (file: File | undefined) => {
    if (file === undefined) return
    const taken = await textIn(file)
    if (taken.is === 'text') take(taken.text, 'file')
    else setProblem({ at: 'file', why: `${file.name}: ${taken.why}` })
  }
  return (
    <div className="flex max-w-180 flex-col gap-4">
      <DropZone onDrop={(file) => void takeFile(file)}>
        <Field
          label="File"
          hint="JSON or CSV, up to 5 MB. You can drop it here, too. Nothing is created before you have seen what it would do."
          error={problem?.at === 'file' ? problem.why : undefined}
        >
          {(field) => (
            <input
              {...field}
              type="file"
              accept=".json,.csv,.tsv,.txt,application/json,text/csv"
              onChange={({ target }) => {
                void takeFile(target.files?.[0])
                // So that the same file, mended, can be chosen again.
                target.value = ''
              }}
              className="max-w-full text-dim file:mr-3 file:h-8 file:cursor-pointer file:rounded-sm file:border file:border-solid file:border-edge file:bg-page file:px-3 file:text-text"
            />
          )}
        </Field>
      </DropZone>
      <Field label="Or paste" error={problem?.at === 'paste' ? problem.why : undefined}>
        {(field) => (
          <textarea
            {...field}
            rows={6}
            spellCheck={false}
            value={pasted}
            onChange={({ target }) => onPaste(target.value)}
            className="w-full rounded-sm border border-edge bg-page p-2 font-mono text-small aria-invalid:border-bad"
          />
        )}
      </Field>
      <Button
        className="self-start"
        disabledReason={pasted.trim() === '' ? 'Paste something first.' : undefined}
        onClick={() => take(pasted, 'paste')}
      >
        Check
      </Button>
    </div>
  )
}

type ZoneProps = { onDrop: (file: File | undefined) => void; children: React.ReactNode }

function DropZone({ onDrop, children }: ZoneProps) {
  const [over, setOver] = useState(false)
  const turn = (is: boolean) => (event: DragEvent) => {
    event.preventDefault()
    setOver(is)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the field inside does the same by keyboard
    <div
      onDragOver={turn(true)}
      onDragLeave={turn(false)}
      onDrop={(event) => {
        turn(false)(event)
        onDrop(event.dataTransfer.files[0])
      }}
      className={`rounded-md border border-dashed p-4 ${over ? 'border-accent bg-hover' : 'border-edge'}`}
    >
      {children}
    </div>
  )
}
