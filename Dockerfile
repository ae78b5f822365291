# The whole program in one image: API, tiles and viewer. The database is a server of its own; see compose.yaml.

FROM node:24-bookworm-slim AS build
WORKDIR /wangge
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node viewer/build.ts && npm prune --omit=dev

FROM node:24-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=8080 \
    DATA_DIR=/data
WORKDIR /wangge
COPY --from=build /wangge .
# Uploads, exports and the demo city's files; with the embedded database, that too.
RUN mkdir /data && chown node:node /data
VOLUME /data
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=5s --start-period=5m \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/api/health`).then(answer => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "scripts/start.ts"]
