/** The views somebody may choose from. Pure. */
import { permissionsOf } from '#contract/roles.ts'
import { type Holder, lacks, RULES } from '#contract/rules.ts'
import { bringsMore, isViewName, type View, type ViewName, VIEWS } from '../../api/view-as.ts'

/** Whether a role brings everything that the holder may have: then its view is no other. */
function bringsAll(name: ViewName, held: Holder): boolean {
  const brings = permissionsOf([VIEWS[name]])
  return Object.values(RULES).every(({ needs }) => brings.has(needs) || lacks(held, needs))
}

/** Why there is nothing to see in a view; nothing where there is. */
function whyNot(name: ViewName, held: Holder, view: View): string | undefined {
  if (view.is === 'role' && view.role === VIEWS[name]) return 'You view as this role now.'
  if (bringsMore(VIEWS[name], held)) return 'It brings more than you hold.'
  return bringsAll(name, held) ? 'It brings all that you hold: this is what you see.' : undefined
}

/** Every view, and why it can't be chosen where that is so. */
export const viewChoices = (held: Holder, view: View) =>
  Object.keys(VIEWS)
    .filter(isViewName)
    .map((name) => ({ name, role: VIEWS[name], whyNot: whyNot(name, held, view) }))
