import { useLocation, useSearch } from 'wouter'
import { inView } from '../../api/view-as.ts'
import { Button } from '../../ui/Button.tsx'
import { Section } from '../../ui/Section.tsx'
import { useViewer } from '../shell/viewer.ts'
import { viewChoices } from '../shell/views.ts'

/** Shows the pages as a role would have them, for who holds more. */
export function ViewAs() {
  const { held, view } = useViewer()
  const [path, navigate] = useLocation()
  const search = useSearch()
  return (
    <Section title="View as role">
      <p className="max-w-prose text-dim">
        See the pages as somebody with one role has them. The address carries it, so it can be
        shared; the server goes by your own roles all the while.
      </p>
      <div className="flex flex-wrap gap-2">
        {viewChoices(held, view).map(({ name, role, whyNot }) => (
          <Button
            key={name}
            disabledReason={whyNot}
            onClick={() => navigate(inView(path, search, name))}
          >
            {`View as ${role}`}
          </Button>
        ))}
      </div>
    </Section>
  )
}
