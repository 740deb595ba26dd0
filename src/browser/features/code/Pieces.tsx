import { CodeBlock } from '../../ui/CodeBlock.tsx'
import type { Piece } from './as-code.ts'

/** Blocks of code, and the sentences that stand where there is none. */
export const Pieces = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map((piece) => (
    <div key={'why' in piece ? piece.why : piece.what} className="flex min-w-0 flex-col gap-1.5">
      {piece.title === undefined ? null : <h3 className="text-dim">{piece.title}</h3>}
      {'why' in piece ? (
        <p>{piece.why}</p>
      ) : (
        <CodeBlock what={piece.what} language={piece.language} code={piece.code} />
      )}
      {'note' in piece ? <p className="text-small text-dim">{piece.note}</p> : null}
    </div>
  ))
