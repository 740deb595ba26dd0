import { useId, useState } from 'react'
import { useFormContext } from 'react-hook-form'
import { Button } from '../../ui/Button.tsx'
import { type Filling, fillingWords, offersFor, type Understood } from './offers.ts'
import { FORM_BOXES, type ServiceForm } from './service-form.ts'
import { understand } from './understand.ts'
import { useTyped } from './use-typed.ts'

/** What was filled in at one press, and what stood there before. */
type Taken = { fills: Filling; before: Partial<ServiceForm>; remarks: string[] }

type Props = {
  isNew: boolean
  /** The host as it was when its typing last paused: nothing is offered for half a word. */
  settled: string
}

/** Offers to take apart what was pasted as a host; says what was done then, and undoes it. */
export const HostOffer = (props: Props) => (
  <div role="status" className="empty:hidden">
    <Offering {...props} />
  </div>
)

function Offering({ isNew, settled }: Props) {
  const { setValue, setFocus, formState } = useFormContext<ServiceForm>()
  const typed = useTyped()
  const [taken, setTaken] = useState<Taken>()
  const fill = (boxes: Partial<ServiceForm>) => {
    for (const box of FORM_BOXES) {
      const value = boxes[box]
      if (value !== undefined)
        setValue(box, value, { shouldDirty: true, shouldValidate: formState.isSubmitted })
    }
    setFocus('host')
  }
  const reading = understand(typed.host)
  if (reading !== undefined && understand(settled) !== undefined) {
    const understood = offersFor(reading, typed, isNew)
    const take = (fills: Filling) => {
      setTaken({ fills, before: boxesOf(typed, fills), remarks: understood.remarks })
      fill(fills)
    }
    return <Offered {...understood} onTake={take} />
  }
  if (taken === undefined || taken.fills.host !== typed.host) return null
  return <Done {...taken} onUndo={() => fill(taken.before)} />
}

/** What stands in the boxes that a filling fills. */
const boxesOf = (typed: ServiceForm, fills: Filling): Partial<ServiceForm> =>
  Object.fromEntries(Object.entries(typed).filter(([box]) => box in fills))

const FRAME = 'flex flex-col gap-2 rounded-sm border border-line bg-raised px-3 py-2'

function Offered({
  question,
  remarks,
  offers,
  onTake,
}: Understood & { onTake: (fills: Filling) => void }) {
  const id = useId()
  return (
    <div role="group" aria-label="What was understood" className={FRAME}>
      <div id={id} className="wrap-anywhere">
        <p>{question}</p>
        <Remarks remarks={remarks} />
      </div>
      <div className="flex flex-wrap gap-2">
        {offers.map(({ label, fills }) => (
          <Button key={label} aria-describedby={id} onClick={() => onTake(fills)}>
            {label}
          </Button>
        ))}
      </div>
    </div>
  )
}

const Remarks = ({ remarks }: { remarks: string[] }) =>
  remarks.map((remark) => (
    <p key={remark} className="text-small text-dim">
      {remark}
    </p>
  ))

const Done = ({ fills, remarks, onUndo }: Taken & { onUndo: () => void }) => (
  <div className={FRAME}>
    <div className="wrap-anywhere">
      <p>Filled in {fillingWords(fills)}.</p>
      <Remarks remarks={remarks} />
    </div>
    <Button className="w-fit" onClick={onUndo}>
      Undo
    </Button>
  </div>
)
