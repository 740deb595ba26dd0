/** What `--help` prints. */
export const USAGE = `Usage: npm start -- [options], or vpc-console [options]

  --mode <mode>          local, cloudflare, or both: what one can sign in to,
                         VPC_CONSOLE_MODE (local)
  --port <port>          the page and the API, VPC_CONSOLE_PORT (8780)
  --host <address>       VPC_CONSOLE_HOST (127.0.0.1)
  --edge-port <port>     connectors, VPC_CONSOLE_EDGE_PORT (7844)
  --edge-host <address>  VPC_CONSOLE_EDGE_HOST (127.0.0.1)
  --edge-http2-only      no QUIC for connectors, as where UDP is blocked,
                         VPC_CONSOLE_EDGE_HTTP2_ONLY (false)
  --allowed-host <name>  a further name the page is reached by; may be given again,
                         VPC_CONSOLE_ALLOWED_HOSTS (comma separated)
  --public-url <url>     how browsers reach this server where a proxy ends TLS,
                         such as https://console.example, VPC_CONSOLE_PUBLIC_URL
  --cloudflare-api <url> VPC_CONSOLE_CLOUDFLARE_API
                         (https://api.cloudflare.com/client/v4)
  --cloudflare-logs <url> where connectors' logs are read, VPC_CONSOLE_CLOUDFLARE_LOGS
                         (wss://management.argotunnel.com)
  --data <folder>        what outlives the process, VPC_CONSOLE_DATA (.vpc-console)
  --metrics-port <port>  Prometheus metrics at /metrics, on --host; none without,
                         VPC_CONSOLE_METRICS_PORT
  --log-format <format>  text or json, one object a line, VPC_CONSOLE_LOG_FORMAT (text)
  --dev                  build the page on the fly, with hot reload
  --help                 this text

VPC_CONSOLE_SESSION_KEYS   keys that seal sessions, in the place of the file session-key in the
                           data folder: of 32 characters at least, commas between; the first
                           seals, all open
`
