import { useLocation } from 'wouter'
import { refusal, type Rule } from '#contract/rules.ts'
import { useViewer } from './viewer.ts'
import { Button } from '../../ui/Button.tsx'

/** Begins to create; whoever may not is told which role it takes. */
export function CreateButton({ href, rule }: { href: string; rule: Rule }) {
  const [, navigate] = useLocation()
  const viewer = useViewer()
  return (
    <Button look="primary" disabledReason={refusal(rule, viewer)} onClick={() => navigate(href)}>
      Create
    </Button>
  )
}
