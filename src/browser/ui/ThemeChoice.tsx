import { chooseTheme, THEMES, type Theme, useTheme } from './theme.ts'

const LABELS: Record<Theme, string> = { system: 'System', light: 'Light', dark: 'Dark' }

/** Light, dark or as the system says; kept in this browser. */
export function ThemeChoice() {
  const theme = useTheme()
  return (
    <fieldset className="mt-4 flex gap-4">
      <legend className="mb-1 text-dim">Theme</legend>
      {THEMES.map((value) => (
        <label key={value} className="inline-flex items-center gap-1.5">
          <input
            type="radio"
            name="theme"
            className="accent-accent"
            checked={theme === value}
            onChange={() => chooseTheme(value)}
          />
          {LABELS[value]}
        </label>
      ))}
    </fieldset>
  )
}
