import { expect, test, vi } from 'vitest'
import { VpcService } from '#contract/service.ts'
import { dryRun, tally } from './dry-run.ts'
import { exampleCsv, exampleJson } from './example.ts'
import { MOST_BYTES, textIn, textOf } from './import-text.ts'
import { readLines } from './read-lines.ts'
import { moreWords } from './verdict-words.ts'

const EAST = { id: '11111111-1111-4111-8111-111111111111', name: 'east' }
const WEST = { id: '22222222-2222-4222-8222-222222222222', name: 'West' }

/** What would become of each line, in short: its number, its verdict, and what there is to say. */
function judged(text: string, { there = [] as VpcService[], instead = '' } = {}) {
  const read = readLines(text)
  if (read.is === 'unreadable') return read.why
  const using = { ...read, tunnels: [EAST, WEST], instead }
  return dryRun(read.lines, there, using).map(({ line, verdict }) =>
    [line, verdict.is, ...moreWords(verdict)].join(' | '),
  )
}

const service = (name: string, hostname: string) =>
  VpcService.parse({
    service_id: name,
    name,
    type: 'http',
    host: { hostname, resolver_network: { tunnel_id: EAST.id } },
  })

test('every problem of a line of CSV is told with its column', () => {
  expect(
    judged(
      [
        'name,type,host,tunnel,http_port,tcp_port,resolver_ips,cert_verification_mode',
        ',ftp,https://x,nowhere,0,,one,never',
        'b,tcp,10.0.0.1,,80,,10.0.0.53,',
        'c,http,10.0.0.1,west,,,,',
      ].join('\n'),
    ),
  ).toEqual([
    expect.stringMatching(
      /^2 \| wrong \| (?=.*name: )(?=.*type: The type)(?=.*host: Hostname must not include a scheme)(?=.*http_port: At least 1)(?=.*resolver_ips: This is not an IP)(?=.*cert_verification_mode: )(?=.*tunnel: There is no tunnel “nowhere”)/,
    ),
    expect.stringMatching(
      /^3 \| wrong \| (?=.*tcp_port: This field is required)(?=.*http_port: The field)(?=.*resolver_ips: An IP address takes a network)(?=.*tunnel: Give the tunnel)/,
    ),
    '4 | wrong | tunnel: There is no tunnel “west” in this account. There is “West”.',
  ])
})

test('a password in a URL that was given for a host is shown nowhere', () => {
  const read = readLines('name,host,tunnel\na,https://me:p@ss@db.internal:8443,east')
  const using = { format: 'csv', numbering: 'line', tunnels: [EAST], instead: '' } as const
  const lines = read.is === 'read' ? dryRun(read.lines, [], using) : []
  expect(lines).toMatchObject([{ host: 'https://db.internal:8443', verdict: { is: 'wrong' } }])
  expect(JSON.stringify(lines)).not.toContain('ss@')
})

test('every problem of JSON is told with its line and its field', () => {
  const text = `[
  {"name": "a", "type": "http", "host": {"hostname": "a.b:80"}, "tunnel": "east", "colour": 1},
  "b",
  {"name": "c", "type": "http", "tunnel": "east",
   "host": {}}
]`
  expect(judged(text)).toEqual([
    expect.stringMatching(
      /^2 \| wrong \| (?=.*host.hostname: Hostname must not include a port)(?=.*colour: The field "colour" is not known)/,
    ),
    '3 | wrong | This must be an object.',
    expect.stringMatching(/^4 \| wrong \| (?=.*host: A host needs)/),
  ])
})

test('services that stand on one line, as programs write them, are numbered one by one', () => {
  const host = { hostname: 'a.internal' }
  const [one, other] = [
    { name: 'a', type: 'http', host, tunnel: 'east' },
    { name: 'b', type: 'http', host, tunnel: 'east' },
  ]
  expect(judged(JSON.stringify([one, other, one, { ...other, http_port: 80 }]))).toEqual([
    '1 | new',
    '2 | wrong | name: It has the same name as item 4, and differs from it.',
    '3 | repeated | The same as item 1.',
    '4 | wrong | name: It has the same name as item 2, and differs from it.',
  ])
})

test('what is there already is skipped: equal in effect, or different and left alone', () => {
  const there = [service('same', 'API.internal'), service('other', 'other.internal')]
  expect(
    judged(
      'name,host,tunnel,http_port,https_port\nsame,api.internal,east,80,443\nother,10.0.0.1,West,,8443\n',
      { there },
    ),
  ).toEqual([
    '2 | equal',
    '3 | different | Differs in: host, tunnel, ports. It is not overwritten: edit it instead.',
  ])
})

test('what is there under a name may have an address that no request has, such as one with a zone', () => {
  const host = { ipv6: 'fe80::1%eth0', network: { tunnel_id: EAST.id } }
  const there = [VpcService.parse({ ...service('odd', ''), host })]
  expect(judged('name,host,tunnel\nodd,fe80::1,east', { there })).toEqual([
    expect.stringContaining('Differs in: host.'),
  ])
})

test('a name that stands twice is a problem on both lines, and harmless where both say the same', () => {
  expect(
    judged(
      'name,host,tunnel\na,one.internal,east\na,two.internal,east\nb,b.internal,east\n\nb,b.internal,east',
    ),
  ).toEqual([
    '2 | wrong | name: It has the same name as line 3, and differs from it.',
    '3 | wrong | name: It has the same name as line 2, and differs from it.',
    '4 | new',
    '6 | repeated | The same as line 4.',
  ])
})

test('a tunnel can be chosen for the lines whose own is not there', () => {
  const text = 'name,host,tunnel\na,a.internal,elsewhere\nb,b.internal,east'
  expect(judged(text, { instead: WEST.id })).toEqual(['2 | new', '3 | new'])
})

test('lines are counted as an editor counts them, also where a cell holds a line break', () => {
  expect(judged('name,host,tunnel\r\n"a\r\nb",x.internal,east\r\nc,x.internal,east')).toEqual([
    expect.stringMatching(/^2 \| wrong \| name: A name stands on one line/),
    '4 | new',
  ])
})

test.each([
  ['commas', ','],
  ['semicolons', ';'],
  ['tabs', '\t'],
])('cells are parted by %s', (_, sign) => {
  const row = (...cells: string[]) => cells.join(sign)
  const text = `\uFEFF${row('Name', 'HOST', 'tunnel', 'Resolver IPs')}\r\n${row('a', 'a.internal', 'east', '10.0.0.1 fd00::1')}`
  expect(judged(text)).toEqual(['2 | new'])
})

test.each([
  [' ', 'There is nothing in it.'],
  ['[]', 'There is no VPC Service in it.'],
  ['name,host', 'There is no VPC Service in it.'],
  ['{"success": true}', /is no list of VPC Services/],
  ['[{"name": }]', /^This is not JSON: line 1, column 11: value expected\.$/],
  ['Dear colleague', /^This is neither JSON nor CSV/],
  ['tunnel,port\na,b', /must name the columns, “name” and “host”/],
  ['name,host,Name\na,b,c', 'The column “name” is there twice.'],
  ['name,host\n"a,b', 'A quotation mark is opened and never closed.'],
])('what can’t be read is refused in words: %j', (text, why) => {
  expect(judged(text)).toEqual(expect.stringMatching(why))
})

test('a file of more services than a page can show is refused', () => {
  expect(judged(`name,host\n${'a,b\n'.repeat(5001)}`)).toBe(
    'It has 5001 services. At most 5000 are looked at.',
  )
})

test('the examples of the page are files that work', () => {
  for (const text of [exampleCsv('east'), exampleJson('east')])
    expect(judged(text)).toEqual([
      expect.stringContaining('new'),
      expect.stringContaining('new'),
      expect.stringContaining('new'),
    ])
})

test('a file is UTF-8, or says that it is UTF-16; what else it is, is not guessed', () => {
  const utf16 = Uint8Array.from([0xff, 0xfe, 0x61, 0, 0xe9, 0])
  expect(textOf(utf16)).toEqual({ is: 'text', text: 'aé' })
  expect(textOf(new TextEncoder().encode('\uFEFFaé'))).toEqual({ is: 'text', text: 'aé' })
  expect(textOf(Uint8Array.from([0x61, 0xe9])).is).toBe('refused')
})

test('a file that is too large is not loaded, and what can’t be read, such as a folder, is said to be so', async () => {
  const arrayBuffer = vi.fn<() => Promise<ArrayBuffer>>()
  const large = await textIn({ size: MOST_BYTES + 1, arrayBuffer })
  expect(large).toMatchObject({ why: expect.stringContaining('larger than 5 MB') })
  expect(arrayBuffer).not.toHaveBeenCalled()
  arrayBuffer.mockRejectedValue(new DOMException('', 'NotFoundError'))
  const folder = await textIn({ size: 4096, arrayBuffer })
  expect(folder).toMatchObject({ why: expect.stringContaining('it is a folder') })
})

test('lines are counted by what becomes of them', () => {
  const read = readLines('name,host,tunnel\na,a.internal,east\n,b.internal,east')
  const lines =
    read.is === 'read' ? dryRun(read.lines, [], { ...read, tunnels: [EAST], instead: '' }) : []
  expect(tally(lines)).toEqual({ new: 1, equal: 0, different: 0, repeated: 0, wrong: 1 })
})
