/** A connector in a cluster. Pure. Source: Cloudflare's guide for Kubernetes, without what only ICMP needs. */
import { type Block, commandBlock, fileBlock, type Place } from './block.ts'
import { CA_IN_CONTAINER, IMAGE } from './docker.ts'
import { quoted } from './shell.ts'
import { tunnelOptions } from './tunnel-run.ts'

export const deploymentName = (name: string): string => `cloudflared-${name}`

const caName = (name: string): string => `${name}-edge-ca`

/** The port of `/ready`, which answers 200 only while there is a connection. */
const METRICS_PORT = 2000

const indent = (lines: readonly string[], by: number): string[] =>
  lines.map((line) => ' '.repeat(by) + line)

const container = ({ edge, name }: Place): string[] => {
  const options = tunnelOptions({
    edge,
    handover: 'environment',
    caFile: CA_IN_CONTAINER,
    managed: true,
  })
  const words = ['tunnel', ...options, '--metrics', `0.0.0.0:${METRICS_PORT}`, 'run']
  return [
    '- name: cloudflared',
    `  image: ${IMAGE}`,
    '  args:',
    ...words.map((word) => `    - ${JSON.stringify(word)}`),
    '  env:',
    '    - name: TUNNEL_TOKEN',
    '      valueFrom:',
    '        secretKeyRef:',
    `          name: ${name}`,
    '          key: token',
    '  livenessProbe:',
    '    httpGet:',
    '      path: /ready',
    `      port: ${METRICS_PORT}`,
    '    failureThreshold: 1',
    '    initialDelaySeconds: 10',
    '    periodSeconds: 10',
    ...(edge === null
      ? []
      : [
          '  volumeMounts:',
          '    - name: edge-ca',
          `      mountPath: ${CA_IN_CONTAINER}`,
          '      subPath: edge-ca.pem',
        ]),
  ]
}

/** The local edge is on the machine's own loopback; two pods there would want the same port for `/ready`. */
const localEdge = (name: string): string[] => [
  'hostNetwork: true',
  'volumes:',
  '  - name: edge-ca',
  '    configMap:',
  `      name: ${caName(name)}`,
]

/** The file `tunnel.yaml`. */
export function deploymentFile(place: Place): string {
  const { edge, name } = place
  const app = deploymentName(name)
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    `  name: ${app}`,
    'spec:',
    `  replicas: ${edge === null ? 2 : 1}`,
    '  selector:',
    '    matchLabels:',
    `      pod: ${app}`,
    '  template:',
    '    metadata:',
    '      labels:',
    `        pod: ${app}`,
    '    spec:',
    ...(edge === null ? [] : indent(localEdge(name), 6)),
    '      containers:',
    ...indent(container(place), 8),
  ].join('\n')
}

/** There may be one with a former token, or of an edge that was set up anew. */
const removed = (what: string): string => `kubectl delete ${what} --ignore-not-found`

/** `kubectl` is given the token on its standard input, for its arguments are seen. */
export function inKubernetes(place: Place, token: string): Block[] {
  const { edge, name } = place
  const ca = `--from-file=edge-ca.pem=${edge?.ca_file ?? ''}`
  const intro =
    edge === null
      ? 'Save this as tunnel.yaml:'
      : 'For a cluster whose node is the machine of the edge, and shares its network (such as k3s). Save this as tunnel.yaml:'
  return [
    fileBlock('tunnel.yaml', deploymentFile(place), intro),
    commandBlock(
      'run command',
      'sh',
      [
        removed(`secret/${name}`),
        [
          `printf %s ${quoted(token, 'sh')}`,
          `| kubectl create secret generic ${name} --from-file=token=/dev/stdin`,
        ],
        ...(edge === null
          ? []
          : [
              removed(`configmap/${caName(name)}`),
              `kubectl create configmap ${caName(name)} ${quoted(ca, 'sh')}`,
            ]),
        'kubectl apply -f tunnel.yaml',
      ],
      'In the folder of that file, store the token as a secret and start:',
    ),
  ]
}
