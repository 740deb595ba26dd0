/** A service on macOS whose token no command line shows. Pure. */
import { quoted, type Step } from './shell.ts'
import { saveAsRoot, writeLines } from './systemd.ts'
import type { Architecture } from './systems.ts'

/** The label of the daemon: as `cloudflared service install --service-name` would call it. */
export const daemonLabel = (name: string): string => `com.cloudflare.cloudflared.${name}`

export const logFile = (label: string): string => `/Library/Logs/${label}.err.log`

/** Where Homebrew puts programs. */
const binary = (architecture: Architecture): string =>
  `${architecture === 'arm64' ? '/opt/homebrew' : '/usr/local'}/bin/cloudflared`

const tokenFile = (name: string): string => `/etc/cloudflared/${name}.token`

const key = (name: string, value: string): string[] => [`<key>${name}</key>`, value]
const text = (value: string): string => `<string>${value}</string>`

/** As cloudflared's own property list, with the token in a file that root alone may read, and QUIC. */
export function propertyList(architecture: Architecture, name: string): readonly string[] {
  const label = daemonLabel(name)
  const command = ['--no-autoupdate', 'tunnel', '--protocol', 'quic', 'run', '--token-file']
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0"><dict>',
    ...key('Label', text(label)),
    '<key>ProgramArguments</key><array>',
    ...[binary(architecture), ...command, tokenFile(name)].map(text),
    '</array>',
    ...key('RunAtLoad', '<true/>'),
    ...key('StandardOutPath', text(`/Library/Logs/${label}.out.log`)),
    ...key('StandardErrorPath', text(logFile(label))),
    ...key('KeepAlive', '<dict><key>SuccessfulExit</key><false/></dict>'),
    ...key('ThrottleInterval', '<integer>5</integer>'),
    '</dict></plist>',
  ]
}

/** Run again with another token, it starts the daemon anew: what is loaded can't be loaded a second time. */
export function launchdSteps(architecture: Architecture, name: string, token: string): Step[] {
  const path = `/Library/LaunchDaemons/${daemonLabel(name)}.plist`
  return [
    ['sudo mkdir -p /etc/cloudflared'],
    [`printf %s ${quoted(token, 'sh')}`, saveAsRoot(tokenFile(name))],
    writeLines(propertyList(architecture, name), path),
    [`{ sudo launchctl unload ${path} 2>/dev/null; sudo launchctl load ${path}; }`],
  ]
}
