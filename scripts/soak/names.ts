/** The one private name there is. */
export const HOSTNAME = 'db.internal'
