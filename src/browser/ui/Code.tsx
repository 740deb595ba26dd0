/** A word of code within a sentence. */
export const Code = ({ children }: { children: string }) => (
  <code className="font-mono text-small">{children}</code>
)
