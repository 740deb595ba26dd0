import { useLocation } from 'wouter'
import { refusal, type Rule } from '#contract/rules.ts'
import { useViewer } from './viewer.ts'
import { Button } from '../../ui/Button.tsx'

type Props = {
  href: string
  rule: Rule
  /** Why there can't be one more, whoever asks. */
  full?: string | undefined
}

/** Begins to create; whoever may not is told which role it takes, and where there is no room, that. */
export function CreateButton({ href, rule, full }: Props) {
  const [, navigate] = useLocation()
  const viewer = useViewer()
  return (
    <Button
      look="primary"
      disabledReason={refusal(rule, viewer) ?? full}
      onClick={() => navigate(href)}
    >
      Create
    </Button>
  )
}
