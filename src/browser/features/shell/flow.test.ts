import { expect, test } from 'vitest'
import { FlowSearch, purposeOf, wayBack } from './flow.ts'

test('a create flow carries where it leads and what it chose, and nothing else', () => {
  expect(FlowSearch.parse({})).toEqual({})
  expect(FlowSearch.parse({ for: 'service', tunnel: 'id', token: 'x' })).toEqual({
    for: 'service',
    tunnel: 'id',
  })
})

test.each([
  [{ for: 'service', from: 's' }, '/a/workers/vpc/services/new?tunnel=new&from=s'],
  [{ for: 'service' }, '/a/workers/vpc/services/new?tunnel=new'],
  [{ for: 'retire', retire: 'old' }, '/a/workers/vpc/tunnels/old/delete?tunnel=new'],
  [{ for: 'retire' }, '/a/workers/vpc/tunnels'],
  [{ for: 'replica' }, '/a/workers/vpc/tunnels'],
  [{ retire: 'old' }, '/a/workers/vpc/tunnels'],
])('a tunnel that is made with %o leads back to %s', (flow, href) => {
  expect(wayBack('a', purposeOf(flow), 'new')).toBe(href)
})

test('before the tunnel is there, the way back chooses none', () => {
  expect(wayBack('a', { is: 'retire', leaving: 'old' })).toBe('/a/workers/vpc/tunnels/old/delete')
  expect(wayBack('a', { is: 'service', from: undefined })).toBe('/a/workers/vpc/services/new')
})
