import { useEffect, useState } from 'react'

/** How long nobody types before what may be half a word is taken for a whole one, in ms. */
const PAUSE = 400

/** A text as it was when its typing last paused. */
export function useSettled(text: string): string {
  const [settled, setSettled] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}
