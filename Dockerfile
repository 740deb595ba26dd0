# Node is of the version that package.json pins for development; a test holds both together.
FROM node:26.10.0-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN node scripts/build.ts --force && node scripts/build-server.ts

FROM node:26.10.0-slim AS dependencies
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:26.10.0-slim
LABEL org.opencontainers.image.title="VPC Console" \
      org.opencontainers.image.description="A dashboard for Cloudflare Workers VPC: tunnels, connectors, VPC Services and their bindings." \
      org.opencontainers.image.version="0.1.0" \
      org.opencontainers.image.base.name="docker.io/library/node:26.10.0-slim"
# JSON logs carry no sign-in links: the tokens are in /data/identities.json.
ENV NODE_ENV=production \
    VPC_CONSOLE_HOST=0.0.0.0 \
    VPC_CONSOLE_EDGE_HOST=0.0.0.0 \
    VPC_CONSOLE_DATA=/data \
    VPC_CONSOLE_LOG_FORMAT=json
WORKDIR /app
RUN mkdir --mode=700 /data && chown node:node /data
COPY --from=dependencies /app/node_modules ./node_modules
COPY --from=build /app/package.json ./
COPY --from=build /app/build ./build
COPY --from=build /app/dist ./dist
# The user `node` of the image, as a number so that a cluster can see that it is not root.
USER 1000:1000
VOLUME ["/data"]
# The page and the API; connectors over HTTP/2 and over QUIC.
EXPOSE 8780 7844/tcp 7844/udp
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=30s --timeout=5s --start-period=15s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.VPC_CONSOLE_PORT || 8780}/readyz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "build/server/main.js"]
