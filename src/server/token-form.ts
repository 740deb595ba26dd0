/** What a token is made of, so that it can be sent as a bearer token. Source: RFC 6750, section 2.1. */
export const TOKEN = /^[\w.~+/-]+=*$/
