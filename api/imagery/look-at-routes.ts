import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { DomainError } from '../../spatial/domain-error.ts'
import { lookAt } from '../../spatial/imagery/look-at.ts'
import { neverSeen } from '../../spatial/imagery/never-seen.ts'
import { requirePosition } from '../schemas/position.ts'
import { cropAddress } from './crop-address.ts'
import { componentsSeenBy, eyesOf } from './eyes.ts'
import { LookAtAnswer, NeverSeenAnswer, pictureAnswer, viewAnswer } from './schemas.ts'

const LookAtQuery = Type.Object({
  component: Type.Optional(Type.String({ pattern: '^[0-9]{16}$' })),
  lon: Type.Optional(Type.Number()),
  lat: Type.Optional(Type.Number()),
  at: Type.Optional(
    Type.String({ description: 'An instant or a day; pictures taken near to it come first. Now when absent.' }),
  ),
  limit: Type.Integer({ minimum: 1, maximum: 50, default: 5 }),
})

const NeverSeenQuery = Type.Object({
  area: Type.Optional(
    Type.String({ pattern: '^[0-9]{6,15}$', description: 'Code of a district, street, community or unit grid' }),
  ),
  class: Type.Optional(Type.String({ pattern: '^[0-9]{4}(,[0-9]{4})*$' })),
  limit: Type.Integer({ minimum: 1, maximum: 5000, default: 500 }),
  after: Type.Optional(Type.String({ pattern: '^[0-9]{15}$', description: 'Unit grid after which to go on' })),
})

/** Pictures that look at something, and what no picture looks at. */
export const lookAtRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database

  app.get(
    '/imagery/look-at',
    {
      config: { permission: 'public', sight: 'cut' },
      schema: {
        summary: 'Pictures that show a component or a place, best first, with the direction to look in and why',
        description:
          'An empty list says that no picture shows it. Bearings are geodesic; buildings and tall components hide.',
        querystring: LookAtQuery,
        response: { 200: LookAtAnswer },
      },
    },
    async request => {
      const { limit: count, at, ...subject } = request.query
      const views = await lookAt(db, {
        subject: subjectOf(subject),
        at: momentOf(at),
        eyes: eyesOf(request),
        sight: subject.component === undefined ? undefined : componentsSeenBy(request),
        count,
      })
      return {
        views: views.map(view => ({
          picture: pictureAnswer(view.camera),
          view: viewAnswer(view),
          crop: cropAddress(request, view),
        })),
      }
    },
  )

  app.get(
    '/imagery/never-seen',
    {
      config: { permission: 'public' },
      schema: {
        summary: 'Components that no picture shows, unit grid by unit grid: a list for a survey',
        querystring: NeverSeenQuery,
        response: { 200: NeverSeenAnswer },
      },
    },
    async request => {
      const { area, class: classes, limit, after } = request.query
      const { components, ...rest } = await neverSeen(db, {
        eyes: eyesOf(request),
        count: limit,
        ...(area !== undefined && { area }),
        ...(classes !== undefined && { classCodes: classes.split(',') }),
        ...(after !== undefined && { after }),
      })
      return {
        ...rest,
        components: components.map(({ code, classCode, name, lon, lat, gridCode }) => ({
          code,
          classCode,
          name,
          position: [lon, lat] as [number, number],
          gridCode,
        })),
      }
    },
  )
}

interface SubjectQuery {
  component?: string
  lon?: number
  lat?: number
}

export function subjectOf({ component, lon, lat }: SubjectQuery) {
  if (component !== undefined && lon === undefined && lat === undefined) return { component }
  if (component !== undefined || lon === undefined || lat === undefined)
    throw new DomainError('invalid-parameter', 'Say what to look at: component, or lon and lat.')
  requirePosition([lon, lat])
  return { position: [lon, lat] as const }
}

/** An instant or the noon of a day in China, milliseconds since 1970. */
export function momentOf(text: string | undefined): number {
  if (text === undefined) return Date.now()
  const moment = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(text) ? `${text}T12:00:00+08:00` : text)
  if (Number.isFinite(moment)) return moment
  throw new DomainError(
    'invalid-parameter',
    `at: found "${text}", expected a day or an instant such as 2024-05-01T09:00:00Z.`,
  )
}
