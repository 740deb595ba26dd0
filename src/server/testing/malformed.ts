/** Bodies that no operation takes: some written by hand, more made up at random. */
import * as fc from 'fast-check'

/** No JSON at all. */
export const BROKEN = [
  '',
  ' ',
  '{',
  '}',
  '[',
  'nope',
  "{'name':'x'}",
  '{"name":}',
  '{"name":"x",}',
  '<html>',
  '\u0000',
  '{"a":1}{"a":2}',
  'NaN',
  'undefined',
  '"',
  '\uFFFD',
  '[1,2',
  'name=x',
]

/** JSON, but nothing that any operation takes. */
export const WRONG = [
  'null',
  'true',
  'false',
  '0',
  '-1',
  '1e400',
  '""',
  '"text"',
  '[]',
  '[{}]',
  '[null]',
  '{"bogus":1}',
  '{"__proto__":{"name":"x"}}',
  '{"constructor":1}',
  '{"toString":"x"}',
  '{"name":null,"token":null,"certificates":null,"config":null,"extra":1}',
  '{"name":1,"token":1,"certificates":1,"config":1}',
  '{"name":[],"token":[],"certificates":[],"config":[]}',
  '{"name":{},"token":{},"certificates":{},"config":"x"}',
  '{"name":"","token":"","certificates":"","config":0}',
  '{"name":" \\t ","token":" ","ca":"yes","config":[[]]}',
  '{"name":"a\\u0000b","token":{"a":1},"config":{"ingress":{}}}',
  '{"name":"a\\nb","token":[1],"config":{"ingress":[{}]}}',
  `{"name":"${'x'.repeat(256)}","token":"${'x'.repeat(5000)}","config":{"ingress":[1]}}`,
  '{"name":"00000000-0000-4000-8000-000000000000","config":{"bogus":1}}',
  '{"name":"x","type":"udp","token":1,"config":{"warp-routing":1}}',
  '{"name":"x","type":null,"token":1,"config":{"originRequest":1}}',
  '{"name":"x","type":["http"],"token":false,"config":{"ingress":[{"service":""}]}}',
  '{"name":"x","type":"http","token":0,"config":{"ingress":[{"service":1}]}}',
  '{"name":"x","type":"http","host":null}',
  '{"name":"x","type":"http","host":{}}',
  '{"name":"x","type":"http","host":"10.0.0.1"}',
  '{"name":"x","type":"http","host":[]}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0"}}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0.1"}}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0.1","network":{}}}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0.1","network":{"tunnel_id":"x"}}}',
  '{"name":"x","type":"http","host":{"ipv4":"10.0.0.1","hostname":"a.b","network":{"tunnel_id":"x"}}}',
  '{"name":"x","type":"tcp","host":{"hostname":"a b","resolver_network":{"tunnel_id":1}}}',
  '{"name":"x","type":"tcp","tcp_port":0}',
  '{"name":"x","type":"tcp","tcp_port":65536}',
  '{"name":"x","type":"tcp","tcp_port":1.5}',
  '{"name":"x","type":"tcp","tcp_port":"22"}',
  '{"name":"x","type":"http","tcp_port":22}',
  '{"name":"x","type":"http","http_port":-1,"tls_settings":{}}',
  '{"name":"x","type":"http","tls_settings":{"cert_verification_mode":"none"}}',
  '{"name":"x","config_src":"elsewhere"}',
  '{"name":"x","config_src":7}',
  '{"name":"x","tunnel_secret":"short"}',
  '{"name":"x","tunnel_secret":"!!!!"}',
  '{"ca":true,"certificates":"no pem"}',
  '{"ca":true}',
  '{"ca":1,"certificates":"x","private_key":2}',
  `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  `{"config":{"originRequest":${'{"a":'.repeat(1000)}1${'}'.repeat(1000)}}}`,
]

/** What has fields that operations know, with values that they seldom do. */
const nearly = fc
  .record(
    {
      name: fc.oneof(fc.string(), fc.jsonValue()),
      type: fc.constantFrom('http', 'tcp', 'udp', 1, null),
      host: fc.oneof(
        fc.jsonValue(),
        fc.dictionary(fc.constantFrom('ipv4', 'ipv6', 'hostname', 'network'), fc.jsonValue()),
      ),
      tcp_port: fc.jsonValue(),
      tls_settings: fc.jsonValue(),
      config: fc.oneof(
        fc.jsonValue(),
        fc.record({ ingress: fc.jsonValue(), originRequest: fc.jsonValue() }),
      ),
      certificates: fc.jsonValue(),
      ca: fc.boolean(),
      private_key: fc.string(),
      tunnel_secret: fc.string(),
      token: fc.jsonValue(),
    },
    { requiredKeys: [] },
  )
  .map((value) => JSON.stringify(value))

/** Any text, any JSON, and JSON that comes near. */
export const anyText = fc.oneof(fc.string(), fc.json({ maxDepth: 4 }), nearly)
