import { useState } from 'react'
import { isAnswerLost } from './lost-answer.ts'

/** Remembers the name of what a try without an answer may have created. */
export function useLostAnswer() {
  const [lost, setLost] = useState<string>()
  return {
    lost,
    hear: (error: Error, name: string): void => {
      if (isAnswerLost(error)) setLost(name)
    },
  }
}
