import about from '../../package.json' with { type: 'json' }

/** Of this console. */
export const VERSION = about.version
