import { useState } from 'react'
import { refusal, RULES } from '#contract/rules.ts'
import { SERVICE_LIMIT } from '#contract/service.ts'
import { Button } from '../../ui/Button.tsx'
import { useViewer } from '../shell/viewer.ts'
import { beginImport } from './begin.ts'
import { counted } from './counted.ts'
import type { DryLine } from './dry-run.ts'
import { useJobs } from './jobs.ts'
import { BUSY } from './words.ts'
import { creating } from './plans.ts'

type Props = {
  account: string
  lines: readonly DryLine[]
  /** The numbers of the lines that are chosen; where none is, all are meant. */
  chosen: ReadonlySet<string>
  /** How many services there are already. */
  there: number
  onBegun: () => void
}

/** Begins an import, as long as the account has room for it. */
export function BeginImport({ account, lines, chosen, there, onBegun }: Props) {
  const jobs = useJobs(account)
  const refused = refusal(RULES.serviceCreate, useViewer())
  const [problem, setProblem] = useState('')
  const wanted = lines.filter(({ line }) => chosen.size === 0 || chosen.has(String(line)))
  const changes = creating(wanted)
  const begin = async () => {
    if (await beginImport(jobs, changes)) onBegun()
    else setProblem(BUSY)
  }
  return (
    <>
      <Button
        look="primary"
        disabledReason={refused ?? whyNot(changes.length, SERVICE_LIMIT - there)}
        onClick={() => void begin()}
      >
        {chosen.size === 0
          ? `Create all ${changes.length}`
          : `Create the ${changes.length} selected`}
      </Button>
      {problem === '' ? null : (
        <p role="alert" className="text-bad">
          {problem}
        </p>
      )}
    </>
  )
}

/** Why so many can't be created where there is room for so many. */
function whyNot(count: number, room: number): string | undefined {
  if (count === 0) return 'There is nothing to create.'
  if (count <= room) return undefined
  const most = `An account holds at most ${counted(SERVICE_LIMIT)}.`
  return room <= 0 ? `${most} This one is full.` : `${most} Select ${room} lines or fewer.`
}
