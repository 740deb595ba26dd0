/** The name a tunnel goes by on a host, for services, containers and files: short, and another for each tunnel. */
export const nameOnHost = (tunnel: string): string => `vpc-${tunnel.slice(0, 8)}`
