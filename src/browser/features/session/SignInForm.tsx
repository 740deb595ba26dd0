import { useMutation } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { useForm } from 'react-hook-form'
import { useLocation } from 'wouter'
import { CODES } from '#contract/codes.ts'
import type { ApiMessage } from '#contract/envelope.ts'
import type { DirectoryKind } from '#contract/session.ts'
import { pathTo } from '../../paths.ts'
import { homeAccount } from '../../queries/last-account.ts'
import { signIn } from '../../queries/sign-in.ts'
import { Button } from '../../ui/Button.tsx'
import { RadioField } from '../../ui/RadioField.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { placeErrors } from '../shell/form-errors.ts'
import { FormProblem } from '../shell/FormProblem.tsx'
import { DIRECTORY_NAMES } from '../shell/signed-in-to.ts'
import { tokenFromLink } from './sign-in-link.ts'
import { TokenHint } from './TokenHint.tsx'

/** In their order on the form. */
const BOXES = ['token', 'account'] as const

/** What is said of a session that ended is about the token here: it has expired, or was disabled. */
const fieldOf = ({ code, source }: ApiMessage) =>
  code === CODES.sessionEnded.code ? 'token' : BOXES.find((box) => source?.pointer === `/${box}`)

type Typed = { token: string; account: string }

type Props = {
  /** What is offered; a choice where it is more than one. Empty until it is known. */
  directories: readonly DirectoryKind[]
  /** Which of them, until another is chosen. */
  start: DirectoryKind | undefined
  /** Where to go afterwards. */
  from: string | undefined
  /** Why one has to sign in; it goes when the form has something newer to say. */
  why: ReactNode
}

/** Asks for a token, and for what it is. */
export function SignInForm({ directories, start, from, why }: Props) {
  const [, navigate] = useLocation()
  const [directory = start, setDirectory] = useState<DirectoryKind>()
  const form = useForm<Typed>({ defaultValues: { token: '', account: '' } })
  const enter = useMutation({
    mutationFn: signIn,
    onSuccess: (session) =>
      navigate(from ?? pathTo('services', { account: homeAccount(session) }), { replace: true }),
    onError: (error) => {
      const { fields } = placeErrors(error, fieldOf)
      for (const { field, message } of fields) form.setError(field, { message })
      const first = BOXES.find((box) => fields.some(({ field }) => field === box))
      if (first !== undefined) form.setFocus(first)
    },
  })
  const { mutate } = enter
  // A printed sign-in link carries the token with it; it may also be pasted over the address of this very page.
  useEffect(() => {
    const follow = () => {
      const token = tokenFromLink()
      if (token !== undefined) mutate({ directory: 'local', token })
    }
    follow()
    addEventListener('hashchange', follow)
    return () => removeEventListener('hashchange', follow)
  }, [mutate])
  const choose = (value: string) => {
    setDirectory(directories.find((one) => one === value))
    form.clearErrors()
    enter.reset()
  }
  const send = ({ token, account }: Typed) =>
    mutate({
      token,
      // Who is quicker than the server leaves it to the server.
      ...(directory !== undefined && { directory }),
      ...(account.trim() !== '' && { account }),
    })
  const { errors } = form.formState
  return (
    <form
      noValidate
      className="flex flex-col items-start gap-4"
      onSubmit={(event) => void form.handleSubmit(send)(event)}
    >
      {enter.error === null ? why : null}
      {directory === undefined || directories.length < 2 ? null : (
        <RadioField
          legend="Sign in to"
          options={directories.map((value) => ({ value, label: DIRECTORY_NAMES[value] }))}
          name="directory"
          value={directory}
          onChange={({ target }) => choose(target.value)}
        />
      )}
      <TextField
        label="API token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        hint={directory === undefined ? undefined : <TokenHint directory={directory} />}
        error={errors.token?.message}
        {...form.register('token', { required: 'Paste an API token.' })}
      />
      {directory === 'cloudflare' ? (
        <TextField
          label="Account ID (optional)"
          autoComplete="off"
          spellCheck={false}
          hint="Only for a token that does not say which account it is for, such as one that an account owns."
          error={errors.account?.message}
          {...form.register('account', { shouldUnregister: true })}
        />
      ) : null}
      <FormProblem error={enter.error} fieldOf={fieldOf} />
      <Button type="submit" look="primary" busy={enter.isPending} busyLabel="Signing in…">
        Sign in
      </Button>
    </form>
  )
}
