import { useContext, useEffect, useState } from 'react'
import { ListSkeleton } from '../../ui/Skeleton.tsx'
import { ViewerContext } from './viewer.ts'

/** After how long one is told whom one waits for, in milliseconds. */
const LONG = 5_000

/** What is on its way; after a while, whom one waits for. */
export function Waiting({ label }: { label: string }) {
  const [isLong, setIsLong] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), LONG)
    return () => clearTimeout(timer)
  }, [])
  const directory = useContext(ViewerContext)?.directory
  return (
    <>
      <p role="status" className="mb-3 text-dim empty:hidden">
        {isLong
          ? `${directory === 'cloudflare' ? 'Cloudflare’s API' : 'The server'} is slow to answer.`
          : ''}
      </p>
      <ListSkeleton label={label} />
    </>
  )
}
