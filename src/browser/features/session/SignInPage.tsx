import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useForm } from 'react-hook-form'
import { useLocation } from 'wouter'
import { pathTo } from '../../paths.ts'
import { signIn } from '../../queries/sign-in.ts'
import { useSearchState } from '../../search.ts'
import { Button } from '../../ui/Button.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { arrive } from '../shell/arrive.ts'
import { SignInSearch, tokenFromLink } from './sign-in-link.ts'

/** Signing in with an API token. The token goes to the server once, and is kept nowhere in the page. */
export function SignInPage() {
  const [{ from }] = useSearchState(SignInSearch)
  const [, navigate] = useLocation()
  const form = useForm({ defaultValues: { token: '' } })
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: ({ accounts }) =>
      navigate(from ?? pathTo('services', { account: accounts[0]?.id ?? '' }), { replace: true }),
    onError: (error) => form.setError('token', { message: error.message }, { shouldFocus: true }),
  })
  const { mutate } = enter
  // A printed sign-in link carries the token with it; it may also be pasted over the address of this very page.
  useEffect(() => {
    const follow = () => {
      const token = tokenFromLink()
      if (token !== undefined) mutate(token)
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [mutate])
  const { errors } = form.formState
  return (
    <main id="page" tabIndex={-1} className="mx-auto flex max-w-112 flex-col gap-4 px-4 py-16">
      <title>Sign in · VPC Console</title>
      <h1 ref={arrive} tabIndex={-1} className="text-title font-bold">
        Sign in to VPC Console
      </h1>
      {from === undefined ? null : (
        <p role="status">
          Your session has ended, or was not begun. Sign in, and go on where you were.
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
