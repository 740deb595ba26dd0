import { useMutation } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { useForm } from 'react-hook-form'
import { paths } from '../../paths.ts'
import { signIn } from '../../queries/sign-in.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** Signing in with an API token. The token goes to the server once, and is kept nowhere in the page. */
export function SignInPage() {
  const { from } = useSearch({ from: paths.signIn })
  const navigate = useNavigate()
  const router = useRouter()
  const form = useForm({ defaultValues: { token: '' } })
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: ({ viewer }) =>
      from === undefined
        ? navigate({ to: paths.services, params: { account: viewer.account.id }, replace: true })
        : router.history.replace(from),
    onError: (error) => form.setError('token', { message: error.message }, { shouldFocus: true }),
  })
  const { errors } = form.formState
  return (
    <main className="mx-auto flex max-w-md flex-col gap-4 px-4 py-16">
      <title>Sign in · VPC Console</title>
      <h1 tabIndex={-1} className="text-title font-bold">
        Sign in to VPC Console
      </h1>
      {from === undefined ? null : (
        <p role="status">
          Sign in to go on. Your session has ended or was not begun; nothing you saved is lost.
        </p>
      )}
      <form
        noValidate
        className="flex flex-col items-start gap-4"
        onSubmit={(event) => void form.handleSubmit(({ token }) => enter.mutate(token))(event)}
      >
        <TextField
          label="API token"
          type="password"
          autoComplete="off"
          spellCheck={false}
          hint="When VPC Console starts it prints a sign-in link for each identity. The tokens also stand in identities.json in its data folder."
          error={errors.token?.message}
          {...form.register('token', { required: 'Paste an API token.' })}
        />
        <Button type="submit" look="primary" busy={enter.isPending}>
          Sign in
        </Button>
      </form>
    </main>
  )
}
