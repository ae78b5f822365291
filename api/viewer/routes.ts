import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync, FastifyReply } from 'fastify'
import { DomainError } from '../../spatial/domain-error.ts'

export interface ViewerOptions {
  /** Where the build lies, with a slash at the end. */
  directory: URL
}

/** The viewer's pages. All are one document; the script in it opens the page of the address. */
const PAGES = ['/', '/workbench', '/sign-in', '/account', '/admin', '/developers', '/compat']

/**
 * What a page may load: only from here, and no script in the document itself. Style elements are written by the component
 * library while it runs. Pictures from `data:` and `blob:` are what the map prints and what is previewed before upload.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "manifest-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

const YEAR_SECONDS = 31_536_000

/** The web applications: pages, and the files they load. Unknown addresses are left to the 404 of the API. */
export const viewerRoutes: FastifyPluginAsync<ViewerOptions> = async (app, { directory }) => {
  await app.register(fastifyStatic, {
    root: fileURLToPath(directory),
    serve: false,
    preCompressed: true,
    cacheControl: false,
  })
  app.addHook('onSend', async (_request, reply) => {
    reply.header('x-content-type-options', 'nosniff').header('cross-origin-opener-policy', 'same-origin')
  })

  for (const url of PAGES)
    app.get(
      url,
      // The address holds the state of the page, which is the page's business.
      {
        config: { permission: 'public', sight: 'nothing' },
        schema: { hide: true, querystring: { type: 'object', additionalProperties: true } },
      },
      async (_request, reply) => sendPage(reply, directory),
    )

  for (const url of ['/assets/*', '/sprites/*', '/icon.svg'])
    app.get(
      url,
      { config: { permission: 'public', sight: 'nothing' }, schema: { hide: true } },
      async (request, reply) => {
        // The names of assets carry a hash of what is in them.
        const isHashed = url === '/assets/*'
        reply.header('cache-control', isHashed ? `public, max-age=${YEAR_SECONDS}, immutable` : 'public, no-cache')
        return reply.sendFile(request.url.slice(1).split('?')[0]!)
      },
    )
}

function sendPage(reply: FastifyReply, directory: URL): FastifyReply {
  if (!existsSync(new URL('index.html', directory)))
    throw new DomainError('not-ready', 'The pages are not built yet: npm start builds them, or node viewer/build.ts.')
  return reply
    .headers({
      'content-security-policy': CONTENT_SECURITY_POLICY,
      'cache-control': 'no-cache',
      'referrer-policy': 'same-origin',
      'permissions-policy': 'geolocation=(self)',
    })
    .sendFile('index.html')
}
