import type { FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyRequest {
    /** Where the client reaches this server, without a trailing slash: for links that must be absolute. */
    origin: string
  }
}

export interface PublicAddressOptions {
  /** As configured; taken from each request when absent. */
  publicUrl?: string | undefined
}

export const publicAddress = fp<PublicAddressOptions>(
  async (app, { publicUrl }) => {
    app.decorateRequest('origin', {
      getter(this: FastifyRequest) {
        return publicUrl ?? `${this.protocol}://${this.host}`
      },
    })
  },
  { name: 'public-address' },
)
