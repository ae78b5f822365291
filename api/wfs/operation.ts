import type { FastifyReply, FastifyRequest } from 'fastify'
import type { FeatureTypes } from '../../spatial/access/narrowed.ts'
import type { XmlElement } from '../../spatial/xml/xml-element.ts'
import type { Kvp } from './kvp.ts'
import type { Generation, WfsVersion } from './versions.ts'

/** One request on its way through the service. */
export interface WfsCall {
  version: WfsVersion
  /** What this client may see, by name. */
  types: FeatureTypes
  /** Every operation of the service, for the description of it. */
  operations: readonly Operation[]
  request: FastifyRequest
  reply: FastifyReply
}

interface Stated {
  name: string
  /** The versions that know it. */
  generations: readonly Generation[]
  bindings: readonly ('get' | 'post')[]
  /** Parameters whose values the capabilities list, by name. */
  parameters?(call: WfsCall): Record<string, readonly string[]>
}

/** An operation as its module writes it: both encodings are read into one value, and that is answered. */
export interface OperationDefinition<Asked> extends Stated {
  /** Absent where the operation comes as XML only. */
  fromKvp?(kvp: Kvp, call: WfsCall): Asked
  fromXml(root: XmlElement, call: WfsCall): Asked
  answer(asked: Asked, call: WfsCall): FastifyReply | Promise<FastifyReply>
}

export interface Operation extends Stated {
  answerKvp?(kvp: Kvp, call: WfsCall): FastifyReply | Promise<FastifyReply>
  answerXml(root: XmlElement, call: WfsCall): FastifyReply | Promise<FastifyReply>
}

export function operation<Asked>({ fromKvp, fromXml, answer, ...stated }: OperationDefinition<Asked>): Operation {
  return {
    ...stated,
    ...(fromKvp && { answerKvp: (kvp, call) => answer(fromKvp(kvp, call), call) }),
    answerXml: (root, call) => answer(fromXml(root, call), call),
  }
}
