/**
 * Runs the installed service's connector in a terminal, telling all. Pure.
 * Source: where cloudflared's `service install` keeps the token (common_service.go and the services of 2026.8.2).
 */
import { mayMeetService } from '../commands/already.ts'
import { type Block, commandBlock } from '../commands/block.ts'
import type { Choice } from '../commands/choice.ts'
import type { Shell } from '../commands/shell.ts'

const OPTIONS = 'tunnel --loglevel debug --protocol quic run --token-file'

const WINDOWS: Record<Shell, string> = {
  sh: '',
  cmd: String.raw`"%PROGRAMDATA%\cloudflared\token"`,
  powershell: String.raw`"$env:PROGRAMDATA\cloudflared\token"`,
}

function command({ system, shell }: Choice): string {
  if (system === 'windows') return `cloudflared.exe ${OPTIONS} ${WINDOWS[shell]}`
  const file =
    system === 'macos'
      ? "'/Library/Application Support/com.cloudflare.cloudflared/token'"
      : '/etc/cloudflared/token'
  return `sudo cloudflared ${OPTIONS} ${file}`
}

/** Where `service install` made the service; elsewhere the token is somewhere else. */
export const debugBlock = (choice: Choice): Block | undefined =>
  mayMeetService(choice)
    ? commandBlock('debug command', choice.shell, [command(choice)])
    : undefined
