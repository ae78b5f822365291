import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { type Static, Type } from 'typebox'
import { cityDay } from '../../spatial/catalogue/city-day.ts'
import { changeComponent, retireComponent, type VersionedWriting } from '../../spatial/components/change-component.ts'
import type { ComponentPatch, NewComponent, Writing } from '../../spatial/components/component-draft.ts'
import { createComponent } from '../../spatial/components/create-component.ts'
import { COMPONENT_STATES } from '../../spatial/database/tables/register.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { readGeometry } from '../../spatial/geometry/read-geometry.ts'
import { strictValidator } from '../schemas/strict-validator.ts'
import { componentFields } from './component-fields.ts'

const strict = { additionalProperties: false }
const commitNote = Type.Optional(Type.String({ maxLength: 255, description: 'Why, for the history' }))

const CreateBody = Type.Object(
  {
    ...componentFields.properties,
    state: Type.Enum([...COMPONENT_STATES]),
    geometry: Type.Unknown(),
    code: Type.Optional(Type.String({ maxLength: 40 })),
    classCode: Type.Optional(Type.String({ pattern: '^[0-9]{4}$' })),
    commitNote,
  },
  strict,
)
const PatchBody = Type.Object({ ...componentFields.properties, commitNote }, strict)
const CodeParams = Type.Object({ code: Type.String({ pattern: '^[0-9]{16}$' }) })
const Written = Type.Object({ code: Type.String(), version: Type.Integer({ description: 'Number of the commit' }) })

const VERSION_HINT = 'If-Match: the version seen, as GET answers it in ETag'

/** Creating, changing and retiring components, each under one commit. */
export const componentWriteRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const config = { permission: 'components:write', sight: 'cut' } as const
  const validatorCompiler = strictValidator as never
  app.addContentTypeParser(
    'application/merge-patch+json',
    { parseAs: 'string' },
    app.getDefaultJsonParser('error', 'error'),
  )

  app.post(
    '/components',
    {
      config,
      validatorCompiler,
      schema: { summary: 'Publish a new component', body: CreateBody, response: { 201: Written } },
    },
    async (request, reply) => {
      const { commitNote: note, ...component } = request.body
      const created = await createComponent(db, newComponent(component), writing(request, note))
      reply.header('location', `/api/components/${created.code}`).header('etag', `"${created.version}"`)
      return reply.code(201).send(created)
    },
  )

  app.patch(
    '/components/:code',
    {
      config,
      validatorCompiler,
      schema: {
        summary: 'Change a component by a merge patch (RFC 7396)',
        description: VERSION_HINT,
        params: CodeParams,
        body: PatchBody,
        response: { 200: Written },
      },
    },
    async (request, reply) => {
      const { code } = request.params
      const { commitNote: note, ...patch } = request.body
      const { version } = await changeComponent(db, code, patched(patch), versioned(request, note))
      reply.header('etag', `"${version}"`)
      return { code, version }
    },
  )

  app.delete(
    '/components/:code',
    {
      config,
      schema: {
        summary: 'Retire a component; its code stays taken, its life readable',
        description: VERSION_HINT,
        params: CodeParams,
        querystring: Type.Object({ note: commitNote }),
        response: { 200: Written },
      },
    },
    async request => {
      const { code } = request.params
      const { version } = await retireComponent(db, code, versioned(request, request.query.note))
      return { code, version }
    },
  )
}

function newComponent(body: Omit<Static<typeof CreateBody>, 'commitNote'>): NewComponent {
  if (body.code === undefined && body.classCode === undefined)
    throw new DomainError('attribute-missing', 'A new component needs a classCode, or a code that says its class.')
  return { ...body, geometry: soundGeometry(body.geometry) } as NewComponent
}

const patched = ({ geometry, ...patch }: Omit<Static<typeof PatchBody>, 'commitNote'>): ComponentPatch =>
  (geometry === undefined ? patch : { ...patch, geometry: soundGeometry(geometry) }) as ComponentPatch

function soundGeometry(value: unknown): NewComponent['geometry'] {
  const read = readGeometry(value)
  if (!read.ok) throw new DomainError('geometry-not-valid', `geometry: ${read.fault}.`)
  return read.geometry
}

const writing = (request: FastifyRequest, note: string | undefined): Writing => ({
  actor: request.holder!.name,
  reader: request.reader,
  today: cityDay(new Date()),
  ...(note !== undefined && { note }),
})

/** Writing without having read would overwrite what somebody else has just published. */
function versioned(request: FastifyRequest, note: string | undefined): VersionedWriting {
  const tag = /^(?:W\/)?"(\d{1,15})"$/.exec(request.headers['if-match'] ?? '')
  if (!tag) throw new DomainError('version-required', `${VERSION_HINT}, for example If-Match: "17".`)
  return { ...writing(request, note), version: Number(tag[1]) }
}
