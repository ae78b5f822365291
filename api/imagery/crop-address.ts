import type { FastifyRequest } from 'fastify'
import type { View } from '../../spatial/imagery/view.ts'
import { rounded } from './schemas.ts'

/** Where the crop of a view is to be had; a key that came in the address goes on. */
export function cropAddress(request: FastifyRequest, view: View): string {
  const query = new URLSearchParams({
    yaw: String(rounded(view.yawDegrees, 1)),
    pitch: String(rounded(view.pitchDegrees, 1)),
    fov: String(rounded(view.fieldOfViewDegrees, 0)),
  })
  if (request.token !== undefined) query.set('token', request.token)
  return `${request.origin}/api/imagery/pictures/${view.camera.id}/crop?${query}`
}
