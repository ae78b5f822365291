import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { showBlurred } from '../../data-import/imagery/show-blurred.ts'
import { commit } from '../../spatial/database/commit.ts'
import { VISIBILITIES } from '../../spatial/database/tables/imagery.ts'
import { DomainError } from '../../spatial/domain-error.ts'
import { showPicture, showSequence } from '../../spatial/imagery/show-pictures.ts'
import { receivesDeliveries } from '../uploads/receive-delivery.ts'
import { receiveUpload } from '../uploads/receive-upload.ts'
import { PictureParams } from './schemas.ts'

const Visibility = Type.Object(
  { visibility: Type.Enum([...VISIBILITIES]), reason: Type.Optional(Type.String({ maxLength: 300 })) },
  { additionalProperties: false },
)
const SequenceParams = Type.Object({ sequence: Type.String({ maxLength: 150 }) })
const Shown = Type.Object({ visibility: Type.Enum([...VISIBILITIES]) })

/** Nothing is public before it was blurred or somebody answers for it: who says so of which pictures. */
export const privacyRoutes: FastifyPluginAsyncTypebox = async app => {
  const { db } = app.database
  const config = { permission: 'imagery:write' as const }
  await receivesDeliveries(app, 1)

  app.put(
    '/imagery/sequences/:sequence/visibility',
    {
      config,
      schema: {
        summary: 'Show a sequence to the public because it was blurred or somebody answers for it, or seal it again',
        params: SequenceParams,
        body: Visibility,
        response: { 200: Shown },
      },
    },
    async request => {
      const { sequence: sequenceId } = request.params
      const showing = { ...request.body, actor: request.holder!.name }
      const note = `${sequenceId}: ${showing.visibility}`
      await commit(db, { actor: showing.actor, note }, trx => showSequence(trx, { sequenceId, ...showing }))
      return { visibility: showing.visibility }
    },
  )

  app.put(
    '/imagery/pictures/:id/visibility',
    {
      config,
      schema: {
        summary: 'The same for one picture: to seal what shows somebody, or to show one of a sealed sequence',
        params: PictureParams,
        body: Visibility,
        response: { 200: Shown },
      },
    },
    async request => {
      const { id: pictureId } = request.params
      const showing = { ...request.body, actor: request.holder!.name }
      const note = `${pictureId}: ${showing.visibility}${showing.reason ? `, ${showing.reason}` : ''}`
      await commit(db, { actor: showing.actor, note }, trx => showPicture(trx, { pictureId, ...showing }))
      return { visibility: showing.visibility }
    },
  )

  app.post(
    '/imagery/pictures/:id/blurred',
    {
      config,
      schema: {
        summary: 'Show a picture by a copy that somebody blurred; the original stays sealed',
        description:
          'A form with one file: a JPEG, upright and as large as the original. All public copies are made from it; those made before are removed.',
        consumes: ['multipart/form-data'],
        params: PictureParams,
        response: { 200: Shown },
      },
    },
    async request => {
      if (!request.isMultipart())
        throw new DomainError('invalid-parameter', 'Send the blurred copy as multipart/form-data.')
      const { store } = app.pictureImages
      const { folder, names } = await receiveUpload(request.parts(), join(store.directory, 'uploads'))
      try {
        const [name] = names
        if (name === undefined) throw new DomainError('invalid-parameter', 'The form has no file.')
        const { id: pictureId } = request.params
        await showBlurred(db, store, { pictureId, path: join(folder, name), actor: request.holder!.name })
        return { visibility: 'blurred' as const }
      } finally {
        await rm(folder, { recursive: true, force: true })
      }
    },
  )
}
