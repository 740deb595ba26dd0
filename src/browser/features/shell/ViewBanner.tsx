import { Eye } from 'lucide-react'
import { useLocation, useSearch } from 'wouter'
import { inView, type View } from '../../api/view-as.ts'
import { Button } from '../../ui/Button.tsx'

/** Says that one does not look as oneself, and ends it; or why one does, though the address asks for something else. */
export function ViewBanner({ view }: { view: View }) {
  const [path, navigate] = useLocation()
  const search = useSearch()
  if (view.is === 'own') return null
  return (
    <section
      aria-label="Your view"
      className="mb-4 flex flex-wrap items-center gap-x-3 gap-y-2 rounded-sm border border-accent bg-raised px-3 py-2"
    >
      <Eye size={16} aria-hidden className="shrink-0 text-accent" />
      <p role="status" className="min-w-60 flex-1">
        {view.is === 'role' ? (
          <>
            <strong>Viewing as {view.role}.</strong> It is a preview of the page; the server still
            goes by your own roles.
          </>
        ) : (
          <>
            <strong>The page shows what you hold.</strong> The address asks to view as &ldquo;
            {view.asked}&rdquo;, but {view.why}.
          </>
        )}
      </p>
      <Button onClick={() => navigate(inView(path, search, undefined))}>
        {view.is === 'role' ? 'Stop' : 'Dismiss'}
      </Button>
    </section>
  )
}
