import { useMutation } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { useForm } from 'react-hook-form'
import { CODES } from '#contract/codes.ts'
import { refusal, RULES } from '#contract/rules.ts'
import { pathTo } from '../../paths.ts'
import { createTunnel } from '../../queries/tunnel-changes.ts'
import { useSession } from '../../queries/session.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { Back } from '../shell/Back.tsx'
import { placeErrors } from '../shell/form-errors.ts'
import { FormProblem } from '../shell/FormProblem.tsx'
import { FlowSearch } from '../shell/flow.ts'
import { PageTitle } from '../shell/PageTitle.tsx'
import { useSearchState } from '../../search.ts'

const fieldOf = ({ code, source }: { code: number; source?: { pointer: string } | undefined }) =>
  code === CODES.tunnelNameTaken.code || source?.pointer === '/name' ? 'name' : undefined

/** The first step of a tunnel's life: its name. */
export function CreateTunnelPage({ account }: { account: string }) {
  const [search] = useSearchState(FlowSearch)
  const { viewer } = useSession()
  const [, navigate] = useLocation()
  const form = useForm({ defaultValues: { name: '' } })
  const save = useMutation({
    mutationFn: ({ name }: { name: string }) => createTunnel(account, name),
    onSuccess: ({ id }) => navigate(pathTo('tunnelInstall', { account, tunnel: id }, search)),
    onError: (error) => {
      for (const { field, message } of placeErrors(error, fieldOf).fields)
        form.setError(field, { message }, { shouldFocus: true })
    },
  })
  return (
    <form
      noValidate
      className="flex max-w-160 flex-col gap-6"
      onSubmit={(event) => void form.handleSubmit((values) => save.mutate(values))(event)}
    >
      <div>
        <Back href={pathTo('tunnels', { account })}>Tunnels</Back>
        <PageTitle title="Create a tunnel" />
      </div>
      <p className="text-dim">
        A tunnel joins your private network to Cloudflare. After this step you install its
        connector, cloudflared, on a host inside that network.
      </p>
      <TextField
        label="Tunnel name"
        autoComplete="off"
        placeholder="private-api-tunnel"
        hint="A name that says where it leads. It can be changed later."
        error={form.formState.errors.name?.message}
        {...form.register('name', {
          validate: (name) => name.trim() !== '' || 'A name is required.',
        })}
      />
      <FormProblem
        error={save.error}
        messages={save.error === null ? [] : placeErrors(save.error, fieldOf).rest}
      />
      <div>
        <Button
          type="submit"
          look="primary"
          busy={save.isPending}
          disabledReason={refusal(RULES.tunnelCreate, viewer)}
        >
          Save tunnel
        </Button>
      </div>
    </form>
  )
}
