import type { ComponentProps } from 'react'

type Option = { value: string; label: string }
type Props = Omit<ComponentProps<'input'>, 'type' | 'value'> & {
  legend: string
  options: readonly Option[]
  name: string
  /** The chosen value; leave it out where a form library keeps it. */
  value?: string
  error?: string | undefined
}

/** A choice of one among a few, all in view. */
export const RadioField = ({ legend, options, value, error, children, ...input }: Props) => (
  <fieldset className="flex flex-col gap-1.5">
    <legend className="mb-1 font-bold">{legend}</legend>
    <div className="flex flex-wrap gap-x-6 gap-y-1.5">
      {options.map((option) => (
        <label key={option.value} className="inline-flex items-center gap-2">
          <input
            {...input}
            type="radio"
            value={option.value}
            {...(value !== undefined && { checked: value === option.value })}
            className="accent-accent"
          />
          {option.label}
        </label>
      ))}
    </div>
    {error === undefined ? null : (
      <p role="alert" className="text-small text-bad">
        {error}
      </p>
    )}
    {children}
  </fieldset>
)
