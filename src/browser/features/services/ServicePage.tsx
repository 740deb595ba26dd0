import { useQuery } from '@tanstack/react-query'
import { useLocation } from 'wouter'
import { refusal, RULES } from '#contract/rules.ts'
import { type VpcService, tunnelOf } from '#contract/service.ts'
import { pathTo } from '../../paths.ts'
import { serviceQuery } from '../../queries/services.ts'
import { useViewer } from '../shell/viewer.ts'
import { Button } from '../../ui/Button.tsx'
import { Facts } from '../../ui/Facts.tsx'
import { Id } from '../../ui/Id.tsx'
import { TimeAgo } from '../../ui/TimeAgo.tsx'
import { Back } from '../shell/Back.tsx'
import { HowFresh } from '../shell/HowFresh.tsx'
import { Loaded } from '../shell/Loaded.tsx'
import { PageTitle } from '../shell/PageTitle.tsx'
import { Binding } from '../code/Binding.tsx'
import { ServiceAsCode } from '../code/ServiceAsCode.tsx'
import { whyNotDuplicated, whyNotEdited } from '../shell/editable.ts'
import { CertificateOf } from './CertificateOf.tsx'
import { DeleteService } from './DeleteService.tsx'
import { TunnelOf } from './TunnelOf.tsx'
import { hostWords, portWords, resolverWords, schemesOf, tlsWords, typeWords } from './words.ts'

/** One VPC Service: where it leads, how a Worker gets it. */
export function ServicePage({ account, service: id }: { account: string; service: string }) {
  const service = useQuery(serviceQuery(account, id))
  return (
    <Loaded query={service} what="this VPC Service" title="VPC Service">
      {(data) => (
        <div className="flex flex-col gap-8">
          <div>
            <Back href={pathTo('services', { account })}>VPC Services</Back>
            <PageTitle title={data.name}>
              <HowFresh query={service} />
              <Actions account={account} service={data} />
            </PageTitle>
          </div>
          <ServiceFacts account={account} service={data} />
          <Binding account={account} service={data} />
          <ServiceAsCode account={account} service={data} />
        </div>
      )}
    </Loaded>
  )
}

type Props = { account: string; service: VpcService }

/** A certificate of the account that the service names, if it names one. */
const certificate = (account: string, what: string, id: string | undefined) =>
  id === undefined
    ? undefined
    : ([what, <CertificateOf key={what} account={account} id={id} what={what} />] as const)

const ServiceFacts = ({ account, service }: Props) => (
  <Facts
    label="VPC Service"
    facts={[
      ['Service ID', <Id key="id" id={service.service_id} what="Service ID" />],
      ['Type', typeWords(service)],
      ['Host', hostWords(service.host)],
      ['Ports', `${portWords(service)}. ${schemesOf(service)}`],
      ['Tunnel', <TunnelOf key="tunnel" account={account} id={tunnelOf(service.host)} />],
      ['DNS Resolver', resolverWords(service.host)],
      ['TLS verification', tlsWords(service)],
      certificate(account, 'Certificate authority', service.tls_settings?.certificate_authority),
      certificate(account, 'Client certificate', service.tls_settings?.client_certificate),
      ['Created', <TimeAgo key="created" at={service.created_at} />],
      ['Updated', <TimeAgo key="updated" at={service.updated_at} />],
    ]}
  />
)

function Actions({ account, service: given }: Props) {
  const { service_id: service } = given
  const viewer = useViewer()
  const [, navigate] = useLocation()
  return (
    <div className="flex flex-wrap gap-2 md:ml-auto">
      <Button
        disabledReason={refusal(RULES.serviceUpdate, viewer) ?? whyNotEdited(given)}
        onClick={() => navigate(pathTo('serviceEdit', { account, service }))}
      >
        Edit
      </Button>
      <Button
        disabledReason={refusal(RULES.serviceCreate, viewer) ?? whyNotDuplicated(given)}
        onClick={() => navigate(pathTo('serviceNew', { account }, { from: service }))}
      >
        Duplicate
      </Button>
      <DeleteService account={account} service={given} />
    </div>
  )
}
