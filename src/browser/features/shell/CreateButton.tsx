import { useNavigate, useRouter } from '@tanstack/react-router'
import { refusal, type Rule } from '#contract/rules.ts'
import type { paths } from '../../paths.ts'
import { useSession } from '../../queries/session.ts'
import { Button } from '../../ui/Button.tsx'

type Props = { to: typeof paths.serviceNew | typeof paths.tunnelNew; account: string; rule: Rule }

/** Begins to create; whoever may not is told which role it takes. Its page is loaded before it is pressed. */
export function CreateButton({ to, account, rule }: Props) {
  const navigate = useNavigate()
  const router = useRouter()
  const { viewer } = useSession()
  const target = { to, params: { account } }
  const near = () => void router.preloadRoute(target)
  return (
    <Button
      look="primary"
      disabledReason={refusal(rule, viewer)}
      onClick={() => void navigate(target)}
      onPointerEnter={near}
      onFocus={near}
    >
      Create
    </Button>
  )
}
