type Props = { label: string; value: string; onChange: (value: string) => void }

/** Filters a list as one types; the label is also what stands in the empty field. */
export const SearchField = ({ label, value, onChange }: Props) => (
  <input
    type="search"
    aria-label={label}
    placeholder={label}
    value={value}
    onChange={(event) => onChange(event.target.value)}
    className="control w-full md:w-64"
  />
)
