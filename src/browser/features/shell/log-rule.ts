import { LOG_STREAM } from '#contract/log-stream.ts'
import { type Rule, RULES } from '#contract/rules.ts'
import type { DirectoryKind } from '#contract/session.ts'

/** What it takes to read live logs, by who brings them. */
export const logRuleOf = (directory: DirectoryKind): Rule =>
  directory === 'cloudflare' ? RULES.logRead : LOG_STREAM.rule
