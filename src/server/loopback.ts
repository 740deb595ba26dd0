const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** Whether a host name as it stands in a URL is this very machine's, so that nothing sent there travels. */
export const isLoopback = (hostname: string): boolean => LOOPBACK.test(hostname)
