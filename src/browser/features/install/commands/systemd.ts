/** A service on Linux whose token no command line shows. Pure. */
import { quoted, type Step } from './shell.ts'

/** The name of the unit: as `cloudflared service install --service-name` would call it. */
export const unitName = (name: string): string => `cloudflared-${name}`

const environmentFile = (name: string): string => `/etc/cloudflared/${name}.env`

/**
 * As cloudflared's own unit, but for the token, which is in a file that root alone may read. A token from the
 * environment leaves cloudflared on QUIC.
 */
export const unitFile = (name: string): readonly string[] => [
  '[Unit]',
  'Description=Cloudflare Tunnel client',
  'After=network-online.target',
  'Wants=network-online.target',
  '[Service]',
  'TimeoutStartSec=15',
  'Type=notify',
  `EnvironmentFile=${environmentFile(name)}`,
  'ExecStart=/usr/bin/cloudflared --no-autoupdate tunnel run',
  'Restart=on-failure',
  'RestartSec=5s',
  '[Install]',
  'WantedBy=multi-user.target',
]

/** Saves a secret from standard input where only root may read it; `path` needs no quoting. */
export const saveAsRoot = (path: string): string => `| sudo sh -c 'umask 077 && cat > ${path}'`

/** Writes a file of root's, line by line. */
export const writeLines = (lines: readonly string[], path: string): Step => [
  String.raw`printf '%s\n'`,
  ...lines.map((line) => quoted(line, 'sh')),
  `| sudo tee ${quoted(path, 'sh')} >/dev/null`,
]

/** Run again with another token, it starts the service anew: one that runs would keep the token it has read. */
export function systemdSteps(name: string, token: string): Step[] {
  const unit = unitName(name)
  return [
    ['sudo mkdir -p /etc/cloudflared'],
    [
      String.raw`printf 'TUNNEL_TOKEN=%s\n' ${quoted(token, 'sh')}`,
      saveAsRoot(environmentFile(name)),
    ],
    writeLines(unitFile(name), `/etc/systemd/system/${unit}.service`),
    ['sudo systemctl daemon-reload'],
    [`sudo systemctl enable ${unit}`],
    [`sudo systemctl restart ${unit}`],
  ]
}
