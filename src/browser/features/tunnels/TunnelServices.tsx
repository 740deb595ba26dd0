import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { pathTo } from '../../paths.ts'
import { servicesQuery } from '../../queries/services.ts'
import { Section } from '../../ui/Section.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { servicesOf } from './tunnel-list.ts'

/** What is reached through this tunnel, and would be cut off without it. */
export function TunnelServices({ account, tunnel }: { account: string; tunnel: string }) {
  const query = useQuery({ ...servicesQuery(account), select: (all) => servicesOf(all, tunnel) })
  return (
    <Section title="VPC Services that use it">
      <Loaded query={query} what="the VPC Services">
        {(services) =>
          services.length === 0 ? (
            <p className="text-dim">No VPC Service uses this tunnel.</p>
          ) : (
            <ul className="flex flex-col gap-1">
              {services.map(({ service_id: service, name }) => (
                <li key={service}>
                  <Link href={pathTo('service', { account, service })} className="link">
                    {name}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
