import { Id } from '../../ui/Id.tsx'
import { isUpstream, referenceIn } from './lost-answer.ts'

/** What to do where Cloudflare's API failed, and the reference of the details, to copy. */
export function UpstreamHelp({ error }: { error: Error }) {
  if (!isUpstream(error)) return null
  const reference = referenceIn(error)
  return (
    <>
      <p>
        Usually this passes: try again. If not, see{' '}
        <a
          href="https://www.cloudflarestatus.com/"
          target="_blank"
          rel="noreferrer"
          className="link"
        >
          Cloudflare&rsquo;s status page
        </a>
        .
      </p>
      {reference === undefined ? null : (
        <p className="flex items-center gap-2">
          Reference <Id id={reference} what="reference" />
        </p>
      )}
    </>
  )
}
