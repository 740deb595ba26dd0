import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readerOf } from '../../testing/windows-shells.ts'
import { nameOnHost } from '../tunnels/name-on-host.ts'
import { deploymentName } from '../install/commands/kubernetes.ts'
import { daemonLabel } from '../install/commands/launchd.ts'
import { unitName } from '../install/commands/systemd.ts'
import { isPlace, type Place, PLACES, stopCommands } from './stop-commands.ts'

const TUNNEL = '0f9d2c1e-8b7a-4c3d-9e5f-112233445566'
const places = Object.keys(PLACES).filter(isPlace)
const codeOf = (place: Place) =>
  stopCommands(place, TUNNEL)
    .map(({ code }) => code)
    .join('\n')

test('what is stopped goes by the names under which the install page made it', () => {
  const name = nameOnHost(TUNNEL)
  expect(codeOf('linux')).toContain(`disable --now ${unitName(name)}`)
  expect(codeOf('macos')).toContain(`unload /Library/LaunchDaemons/${daemonLabel(name)}.plist`)
  expect(codeOf('docker')).toMatch(new RegExp(`^docker stop .* ${name}$`, 'm'))
  expect(codeOf('kubernetes')).toContain(`deployment/${deploymentName(name)} secret/${name}`)
})

test('every place but a terminal says how to stop it first, and how to take it off its host then', () => {
  for (const place of places.filter((one) => one !== 'terminal')) {
    const [first, second] = stopCommands(place, TUNNEL)
    expect([first?.what, second?.what]).toEqual(['stop command', 'uninstall command'])
  }
})

test('a shell can read every command for it', () => {
  for (const place of places.filter((one) => one !== 'windows')) {
    const { status, stderr } = spawnSync('bash', ['-n'], { input: codeOf(place), encoding: 'utf8' })
    expect({ place, status, stderr }).toEqual({ place, status: 0, stderr: '' })
  }
})

test.each(['cmd', 'powershell'] as const)('so can %s, where the host has it', async (shell) => {
  const isWhole = await readerOf(shell)
  expect(
    codeOf('windows')
      .split('\n')
      .filter((line) => !isWhole(line)),
  ).toEqual([])
})
