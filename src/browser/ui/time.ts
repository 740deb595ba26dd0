const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto', style: 'short' })
const LOCAL = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'long' })
const CLOCK = new Intl.DateTimeFormat('en', { timeStyle: 'medium', hourCycle: 'h23' })

const UNITS: [Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
]
const DAY = new Intl.DateTimeFormat('en', { month: 'short', day: 'numeric', year: 'numeric' })
const FINE_CLOCK = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  hourCycle: 'h23',
})

/** Stands where a moment is not told, or in no form that can be read. */
export const NO_MOMENT = '–'

/** How long ago a moment was, in words: `5 min. ago`. Under a minute: `just now`. Both in ms since 1970. */
export function ago(moment: number, now: number): string {
  const seconds = Math.round((moment - now) / 1000)
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? []
  if (unit === undefined || size === undefined) return 'just now'
  return RELATIVE.format(Math.trunc(seconds / size), unit)
}

/** A moment exactly, in the viewer's time zone and in UTC. */
export const exactly = (moment: number): string => `${LOCAL.format(moment)} · ${utc(moment)}`

/** The time of day of a moment, in the viewer's time zone: `14:02:09`. */
export const clock = (moment: number): string => CLOCK.format(moment)

/** A moment as briefly as it is clear: `14:02:09` of today, else `Feb 28, 2026, 14:02:09`. Both in ms since 1970. */
export const when = (moment: number, now: number): string =>
  isSameDay(moment, now) ? clock(moment) : `${DAY.format(moment)}, ${clock(moment)}`

/** The same within a sentence: `at 14:02:09`, else `on Feb 28, 2026, at 14:02:09`. */
export const atWhen = (moment: number, now: number): string =>
  isSameDay(moment, now) ? `at ${clock(moment)}` : `on ${DAY.format(moment)}, at ${clock(moment)}`

const isSameDay = (one: number, other: number): boolean => DAY.format(one) === DAY.format(other)

/** A moment to the second, in UTC, as it is everywhere: `2026-03-01 12:00:00 UTC`. */
export const utc = (moment: number): string =>
  `${new Date(moment).toISOString().replace('T', ' ').slice(0, 19)} UTC`

/** The same to the millisecond, where many things happen within a second: `14:02:09.123`. */
export const fineClock = (moment: number): string => FINE_CLOCK.format(moment)
