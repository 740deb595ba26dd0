import { Code } from '../../ui/Code.tsx'

/** Says what an update may clear that nobody here knows. Whether it does, only the API's answer to it tells. */
export const UnreadSettings = ({ names }: { names: readonly string[] }) => (
  <p className="text-small text-dim">
    VPC Console does not know what <Code>{names.join(', ')}</Code> of this service is. The API
    replaces a service as a whole, so saving may clear it; whether it did is told afterwards.
  </p>
)
