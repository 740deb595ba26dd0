type Props<Value extends string> = {
  label: string
  /** What is chosen, be it an option or not: an address may ask for one that does not exist. */
  value: Value | ''
  /** What stands for no choice. */
  any: string
  options: readonly { value: Value; label: string }[]
  /** Why there are no options, where there should be some. */
  without?: string | undefined
  onChange: (value: Value | '') => void
}

/** A filter with a few choices: the browser's own list, which every device knows how to show. */
export function SelectField<Value extends string>(props: Props<Value>) {
  const { label, value, any, options, without, onChange } = props
  const unknown = value !== '' && !options.some((option) => option.value === value)
  const choose = (text: string) => onChange(options.find((o) => o.value === text)?.value ?? '')
  return (
    <select
      aria-label={label}
      value={value}
      onChange={(event) => choose(event.target.value)}
      className="control max-w-64 min-w-32"
    >
      <option value="">{any}</option>
      {unknown ? <option value={value}>{`Unknown: ${value}`}</option> : null}
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
      {without === undefined ? null : <option disabled>{without}</option>}
    </select>
  )
}
