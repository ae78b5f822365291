import type { FastifyReply } from 'fastify'
import { childNamed, childrenNamed, plainText } from '../../../spatial/xml/xml-element.ts'
import { XML_TYPE } from '../media-types.ts'
import { operation, type WfsCall } from '../operation.ts'
import { GENERATIONS, generationOf, isVersion, WFS_VERSIONS, type WfsVersion } from '../versions.ts'
import { WfsException } from '../wfs-exception.ts'
import { capabilities10 } from './capabilities-1-0.ts'
import { capabilities11 } from './capabilities-1-1.ts'
import { capabilities20 } from './capabilities-2-0.ts'
import { describedTypes } from './described-type.ts'

interface Asked {
  /** In the order of preference; empty when there is none. */
  acceptVersions: readonly string[]
  /** As clients of 1.0 negotiate. */
  version?: string | undefined
}

const WRITERS = { '2.0': capabilities20, '1.1': capabilities11, '1.0': capabilities10 } as const

export const getCapabilities = operation<Asked>({
  name: 'GetCapabilities',
  generations: GENERATIONS,
  bindings: ['get', 'post'],
  parameters: () => ({ AcceptVersions: WFS_VERSIONS, AcceptFormats: ['text/xml'] }),
  fromKvp: kvp => ({ acceptVersions: kvp.list('acceptversions'), version: kvp.value('version') }),
  fromXml: root => {
    const accepted = childNamed(root, 'AcceptVersions')
    return {
      acceptVersions: accepted ? childrenNamed(accepted, 'Version').map(plainText) : [],
      version: root.attributes.version,
    }
  },
  answer: sendCapabilities,
})

async function sendCapabilities(asked: Asked, call: WfsCall): Promise<FastifyReply> {
  const version = negotiated(asked)
  const types = await describedTypes(call)
  return call.reply.type(XML_TYPE).send(WRITERS[generationOf(version)]({ ...call, version }, types))
}

/** Refuses where a client names versions and none of them is ours. */
export function negotiated({ acceptVersions, version }: Asked): WfsVersion {
  if (acceptVersions.length > 0) {
    const found = acceptVersions.find(isVersion)
    if (found) return found
    const known = WFS_VERSIONS.join(', ')
    throw new WfsException(
      'VersionNegotiationFailed',
      `None of ${acceptVersions.join(', ')} is known; there are ${known}.`,
      {
        locator: 'acceptversions',
      },
    )
  }
  if (version === undefined) return WFS_VERSIONS[0]
  return isVersion(version) ? version : nearest(version)
}

/** The rule of WFS 1.0 (OGC 02-058, 7.2): the next lower version that is known, else the lowest. */
function nearest(version: string): WfsVersion {
  const ascending = [...WFS_VERSIONS].sort()
  return ascending.filter(known => known < version).at(-1) ?? ascending[0]!
}
