import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import type { Tunnel } from '#contract/tunnel.ts'
import { pathTo } from '../../paths.ts'
import { deleteTunnel } from '../../queries/tunnel-changes.ts'
import { Button } from '../../ui/Button.tsx'
import { CopyButton } from '../../ui/CopyButton.tsx'
import { notice } from '../../ui/notice.ts'
import { TextField } from '../../ui/TextField.tsx'
import { ButtonLink } from '../shell/ButtonLink.tsx'
import { FormProblem } from '../shell/FormProblem.tsx'
import { isAnswerLost } from '../shell/lost-answer.ts'
import { unlessLeft } from '../shell/unless-left.ts'
import { useViewer } from '../shell/viewer.ts'
import { AllTheSame } from './AllTheSame.tsx'
import { isSettled, type Services, whyNotDeleted } from './plan.ts'

type Props = {
  account: string
  tunnel: Tunnel
  services: Services
  /** It was refused, or nobody answered: what is known may be out of date. */
  onRefused: () => void
}

/** Deletes the tunnel, once its name is typed. A failure is told here, beside the button that failed. */
export function DeleteStep({ account, tunnel, services, onRefused }: Props) {
  const [, navigate] = useLocation()
  const [typed, setTyped] = useState('')
  const [allTheSame, setAllTheSame] = useState(false)
  const { id, name } = tunnel
  const refused = refusal(RULES.tunnelDelete, useViewer())
  const why = whyNotDeleted({ refused, services, allTheSame, typed, name })
  const removal = useMutation({
    mutationFn: () => deleteTunnel(account, id, services.is === 'unknown'),
    onMutate: () => location.pathname,
    onSuccess(_done, _asked, page) {
      notice(`Tunnel ${name} was deleted.`)
      unlessLeft(page, () => navigate(pathTo('tunnels', { account })))
    },
    onError: onRefused,
  })
  const { error } = removal
  return (
    <form
      className="flex max-w-120 flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        if (why === undefined && !removal.isPending) removal.mutate()
      }}
    >
      <p className="wrap-anywhere">
        To confirm, type the name of the tunnel: <strong>{name}</strong>{' '}
        <CopyButton what="tunnel name" text={name} />
      </p>
      <TextField
        label="Tunnel name"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={({ target }) => setTyped(target.value)}
      />
      {services.is === 'unknown' ? (
        <AllTheSame error={services.error} agreed={allTheSame} onAgree={setAllTheSame} />
      ) : null}
      <FormProblem error={error !== null && isSettled(error, services) ? null : error} />
      {error !== null && isAnswerLost(error) ? (
        <p>It may have been deleted all the same: this page says so as soon as that is known.</p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          look="danger"
          busy={removal.isPending}
          busyLabel="Deleting…"
          disabledReason={why}
        >
          Delete tunnel
        </Button>
        <ButtonLink href={pathTo('tunnel', { account, tunnel: id })}>Cancel</ButtonLink>
      </div>
    </form>
  )
}
