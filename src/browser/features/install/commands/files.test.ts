import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Choice } from './choice.ts'
import { composeFile } from './compose.ts'
import { deploymentFile } from './kubernetes.ts'
import { propertyList } from './launchd.ts'
import { unitFile } from './systemd.ts'
import { EDGE, NAME } from './testing/combinations.ts'

/** What is written to a file rather than to a shell. */

const ODD_PATH = `/home/it's "me" $HOME: #1 {x}/edge-ca.pem`
const PLACE = { edge: null, name: NAME }
const LOCAL = { edge: { ...EDGE, ca_file: ODD_PATH }, name: NAME }
const EDGES = Array.from({ length: 4 }, () => `--edge ${EDGE.address}`).join(' ')
const compose = (handover: Choice['handover']): Choice => ({
  system: 'compose',
  architecture: 'amd64',
  run: 'service',
  handover,
  shell: 'sh',
})

test('Compose is told to read the token from a file of variables', () => {
  expect(parse(composeFile(compose('environment'), PLACE))).toEqual({
    services: {
      cloudflared: {
        image: 'cloudflare/cloudflared:latest',
        restart: 'unless-stopped',
        command: ['tunnel', '--no-autoupdate', 'run'],
        env_file: 'tunnel.env',
      },
    },
  })
})

test('Compose is told to mount the token as a secret, and cloudflared to stay on QUIC then', () => {
  expect(parse(composeFile(compose('file'), PLACE))).toMatchObject({
    services: {
      cloudflared: {
        command:
          'tunnel --no-autoupdate --protocol quic run --token-file /run/secrets/tunnel-token'.split(
            ' ',
          ),
        secrets: ['tunnel-token'],
      },
    },
    secrets: { 'tunnel-token': { file: './tunnel-token' } },
  })
})

test('Compose joins a local edge over the network of the host, with its authority from any path', () => {
  const path = fc.string({ unit: 'grapheme' }).map((odd) => `/${odd}/edge-ca.pem`)
  fc.assert(
    fc.property(path, (ca_file) => {
      const place = { edge: { ...EDGE, ca_file }, name: NAME }
      expect(parse(composeFile(compose('environment'), place))).toMatchObject({
        services: {
          cloudflared: {
            command: `tunnel --no-autoupdate ${EDGES} --cacert /edge-ca.pem run`.split(' '),
            network_mode: 'host',
            // Compose reads two dollars as one.
            volumes: [{ source: ca_file.replaceAll('$', '$$$$'), target: '/edge-ca.pem' }],
          },
        },
      })
    }),
  )
})

test('Kubernetes runs two connectors with the token from a secret, and asks them whether they are connected', () => {
  expect(parse(deploymentFile(PLACE))).toEqual({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: `cloudflared-${NAME}` },
    spec: {
      replicas: 2,
      selector: { matchLabels: { pod: `cloudflared-${NAME}` } },
      template: {
        metadata: { labels: { pod: `cloudflared-${NAME}` } },
        spec: {
          containers: [
            {
              name: 'cloudflared',
              image: 'cloudflare/cloudflared:latest',
              args: ['tunnel', '--no-autoupdate', '--metrics', '0.0.0.0:2000', 'run'],
              env: [
                {
                  name: 'TUNNEL_TOKEN',
                  valueFrom: { secretKeyRef: { name: NAME, key: 'token' } },
                },
              ],
              livenessProbe: {
                httpGet: { path: '/ready', port: 2000 },
                failureThreshold: 1,
                initialDelaySeconds: 10,
                periodSeconds: 10,
              },
            },
          ],
        },
      },
    },
  })
})

test('Kubernetes joins a local edge over the network of its node, as one connector', () => {
  expect(parse(deploymentFile(LOCAL))).toMatchObject({
    spec: {
      replicas: 1,
      template: {
        spec: {
          hostNetwork: true,
          volumes: [{ name: 'edge-ca', configMap: { name: `${NAME}-edge-ca` } }],
          containers: [
            {
              args: `tunnel --no-autoupdate ${EDGES} --cacert /edge-ca.pem --metrics 0.0.0.0:2000 run`.split(
                ' ',
              ),
              volumeMounts: [
                { name: 'edge-ca', mountPath: '/edge-ca.pem', subPath: 'edge-ca.pem' },
              ],
            },
          ],
        },
      },
    },
  })
})

/** Whether a program is here. */
function isHere(program: string): boolean {
  const here = spawnSync(program, ['--version']).error === undefined
  // A check that silently did not run looks like one that passed.
  if (!here)
    process.stderr.write(`SKIPPED: no ${program} to check a file of the install page with\n`)
  return here
}

/** What a program says of a file; empty where it is content. */
function judged(program: string, args: readonly string[], name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'commands-file-'))
  try {
    const path = join(folder, name)
    writeFileSync(path, text)
    const { status, stdout, stderr } = spawnSync(program, [...args, path], { encoding: 'utf8' })
    return status === 0 ? '' : stdout + stderr
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test.skipIf(!isHere('systemd-analyze'))('systemd finds no fault with the unit', () => {
  // A program that is here stands for the one that is not.
  const unit = unitFile(NAME).join('\n').replace('/usr/bin/cloudflared', '/bin/true')
  expect(unit).toContain('ExecStart=/bin/true --no-autoupdate tunnel run\n')
  expect(judged('systemd-analyze', ['verify'], 'connector.service', unit)).toBe('')
  const broken = unit.replace('[Service]', '[Servic]')
  expect(judged('systemd-analyze', ['verify'], 'connector.service', broken)).not.toBe('')
})

const COMMAND = `/opt/homebrew/bin/cloudflared --no-autoupdate tunnel --protocol quic run --token-file /etc/cloudflared/${NAME}.token`
const READ_PLIST =
  'import json,plistlib,sys; print(json.dumps(plistlib.load(open(sys.argv[1],"rb"))))'

test.skipIf(!isHere('python3'))(
  'the property list says what cloudflared’s own says, and QUIC',
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'commands-plist-'))
    const path = join(folder, 'connector.plist')
    writeFileSync(path, propertyList('arm64', NAME).join('\n'))
    const { stdout } = spawnSync('python3', ['-c', READ_PLIST, path], { encoding: 'utf8' })
    rmSync(folder, { recursive: true })
    expect(JSON.parse(stdout)).toEqual({
      Label: `com.cloudflare.cloudflared.${NAME}`,
      ProgramArguments: COMMAND.split(' '),
      RunAtLoad: true,
      StandardOutPath: `/Library/Logs/com.cloudflare.cloudflared.${NAME}.out.log`,
      StandardErrorPath: `/Library/Logs/com.cloudflare.cloudflared.${NAME}.err.log`,
      KeepAlive: { SuccessfulExit: false },
      ThrottleInterval: 5,
    })
  },
)
