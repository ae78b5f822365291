import type { FastifyReply } from 'fastify'
import type { ComponentSight } from '../../spatial/components/component-sight.ts'

/** The schema knows whole features alone; what a reader sees less of goes out as text, past it. */
export const sendSeen = <Answer extends object>(
  reply: FastifyReply,
  sight: ComponentSight | undefined,
  answer: Answer,
): Answer => (sight ? (reply.type('application/json; charset=utf-8').send(JSON.stringify(answer)) as never) : answer)
