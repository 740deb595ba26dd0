/** Which services are meant, where some are listed and some are selected. Pure. */
import type { VpcService } from '#contract/service.ts'
import { counted } from './counted.ts'

export type Scopes = {
  all: readonly VpcService[]
  /** Those that fit the filters. */
  shown: readonly VpcService[]
  selected: readonly VpcService[]
}
export type Scope = keyof Scopes

/** The choices there are, the narrowest last; one that is the same as all is none. */
export function scopeChoices({ all, shown, selected }: Scopes): { value: Scope; label: string }[] {
  const choices: { value: Scope; label: string }[] = [
    { value: 'all', label: `All ${counted(all.length)}` },
  ]
  if (shown.length > 0 && shown.length < all.length)
    choices.push({ value: 'shown', label: `The ${shown.length} that fit the filters` })
  if (selected.length > 0 && selected.length < all.length)
    choices.push({ value: 'selected', label: `The ${selected.length} selected` })
  return choices
}
