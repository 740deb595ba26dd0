import { Code } from '../../ui/Code.tsx'

type Props = { names: readonly string[]; mayLose: boolean; onMayLose: (mayLose: boolean) => void }

/** Says what an update may clear that nobody here knows, and asks whether it may. */
export const UnreadSettings = ({ names, mayLose, onMayLose }: Props) => (
  <div className="flex flex-col gap-2 rounded-sm border border-warn px-4 py-3">
    <p>
      This service has settings that VPC Console does not know: <Code>{names.join(', ')}</Code>. The
      API replaces a service as a whole, so saving may clear them. To keep them, edit the service in
      the Cloudflare dashboard.
    </p>
    <label className="flex items-center gap-2">
      <input
        type="checkbox"
        checked={mayLose}
        onChange={({ target }) => onMayLose(target.checked)}
        className="accent-accent"
      />
      They may be lost
    </label>
  </div>
)
