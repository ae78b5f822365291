import type { FastifyReply } from 'fastify'
import type { FeatureType } from '../../spatial/features/feature-type.ts'
import { applicationSchema } from '../../spatial/gml/application-schema.ts'
import type { GmlVersion } from '../../spatial/gml/gml-version.ts'
import { childrenNamed, plainText } from '../../spatial/xml/xml-element.ts'
import { GML_MEDIA_TYPES, isGml, type OutputFormat, outputFormat } from './features/output-format.ts'
import { typeNamed } from './features/query-parts.ts'
import { operation, type WfsCall } from './operation.ts'
import { GENERATIONS } from './versions.ts'
import { invalidParameter } from './wfs-exception.ts'

interface Asked {
  /** Every type where none is named. */
  types: readonly FeatureType[]
  version: GmlVersion
}

export const describeFeatureType = operation<Asked>({
  name: 'DescribeFeatureType',
  generations: GENERATIONS,
  bindings: ['get', 'post'],
  parameters: () => ({ outputFormat: Object.values(GML_MEDIA_TYPES) }),
  fromKvp: (kvp, call) => asked(kvp.lists('typename', 'typenames').flat(), kvp.value('outputformat'), call),
  fromXml: (root, call) => asked(childrenNamed(root, 'TypeName').map(plainText), root.attributes.outputFormat, call),
  answer: ({ types, version }, { reply }): FastifyReply =>
    reply.type(GML_MEDIA_TYPES[version]).send(applicationSchema(types, version)),
})

function asked(names: readonly string[], format: string | undefined, call: WfsCall): Asked {
  const types = names.map(name => typeNamed(call, name, 'typename'))
  return {
    types: types.length > 0 ? [...new Set(types)] : [...call.types.values()],
    version: gmlOf(outputFormat(format, call)),
  }
}

function gmlOf(format: OutputFormat): GmlVersion {
  if (isGml(format)) return format
  throw invalidParameter('outputFormat', `A schema is not written as ${format}.`)
}
