import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { choiceOf, CommandSearch, handoversOf, runsOn, shellsOf } from './choice.ts'
import { CHOICES, endsIn2027, likelySystem, SYSTEMS } from './systems.ts'

test('an address may ask for anything; what is chosen is always something that is offered', () => {
  const text = fc.option(
    fc.constantFrom(
      'windows',
      'macos',
      'docker',
      'arm64',
      '386',
      'service',
      'file',
      'cmd',
      'x',
      '',
    ),
    { nil: undefined },
  )
  const search = fc.record({ os: text, arch: text, run: text, hide: text, shell: text })
  fc.assert(
    fc.property(search, fc.boolean(), (asked, local) => {
      const { system, architecture, run, handover, shell } = choiceOf(asked, 'debian', local)
      const offered = CHOICES[system].architectures.map(({ value }) => value)
      expect(offered.length === 0 || offered.includes(architecture)).toBe(true)
      expect(runsOn(system, local)).toContain(run)
      expect(handoversOf(system, run)).toContain(handover)
      expect(shellsOf(system)).toContain(shell)
    }),
  )
})

test('whoever chose nothing is shown the usual way: a service, with the token in the command', () => {
  expect(choiceOf({}, 'debian', false)).toEqual({
    system: 'debian',
    architecture: 'amd64',
    run: 'service',
    handover: 'argument',
    shell: 'sh',
  })
})

test('cloudflared’s own service can’t join a local edge; what runs containers can', () => {
  const runs = Object.fromEntries(SYSTEMS.map((system) => [system, runsOn(system, true)]))
  expect(runs).toMatchObject({ debian: ['terminal'], windows: ['terminal'], macos: ['terminal'] })
  expect(runs).toMatchObject({ docker: ['service', 'terminal'], kubernetes: ['service'] })
})

test('what others keep in the address is not lost', () => {
  const search = { for: 'service', os: 'docker' }
  expect(CommandSearch.parse(search)).toEqual(search)
})

test('two architectures are announced to end in 2027, and no other', () => {
  const ending = SYSTEMS.flatMap((system) =>
    CHOICES[system].architectures.flatMap(({ value }) => endsIn2027(system, value) ?? []),
  )
  expect(ending).toEqual(['32-bit Windows', 'Macs with an Intel processor'])
})

test.each([
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36', 'windows'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15', 'macos'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Mobile/15E148', 'debian'],
  ['Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36', 'debian'],
  ['', 'debian'],
])('to a browser that says %j the system offered first is %s', (userAgent, system) => {
  expect(likelySystem(userAgent)).toBe(system)
})
