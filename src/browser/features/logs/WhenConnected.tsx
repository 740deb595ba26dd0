import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { connectorsQuery } from '../../queries/tunnels.ts'

type Props = {
  account: string
  tunnel: string
  /** The id of the one that is waited for; undefined where whichever comes first will do. */
  connector: string | undefined
  onCome: () => void
}

/**
 * Waits, unseen, for a connector, and tells when it is there. What was heard before says nothing: it was since that
 * none was found.
 */
export function WhenConnected({ account, tunnel, connector, onCome }: Props) {
  const { data = [], dataUpdatedAt } = useQuery(connectorsQuery(account, tunnel, true))
  const [heardBefore] = useState(dataUpdatedAt)
  const isThere = dataUpdatedAt !== heardBefore && data.some(({ id }) => id === (connector ?? id))
  useEffect(() => {
    if (isThere) onCome()
  }, [isThere, onCome])
  return null
}
