import { tag, textTag } from '../../../spatial/xml/write-xml.ts'
import { serviceAddress } from '../addresses.ts'
import type { Operation, WfsCall } from '../operation.ts'
import { DEFAULT_COUNT } from '../paging.ts'
import { generationOf, WFS_VERSIONS } from '../versions.ts'

/** The operations of this version with their addresses, as OWS 1.1 and 1.0 list them, and what follows them. */
export const operationsMetadata = (call: WfsCall, ...after: string[]): string =>
  tag('ows:OperationsMetadata', {}, ...offered(call).map(operation => operationElement(call, operation)), ...after)

export const offered = ({ operations, version }: WfsCall): Operation[] =>
  operations.filter(({ generations }) => generations.includes(generationOf(version)))

function operationElement(call: WfsCall, { name, bindings, parameters }: Operation): string {
  const href = { 'xlink:href': serviceAddress(call.request) }
  const methods = bindings.map(binding => tag(binding === 'get' ? 'ows:Get' : 'ows:Post', href))
  const described = Object.entries(parameters?.(call) ?? {}).map(([parameter, values]) =>
    parameterElement(call, parameter, values),
  )
  return tag('ows:Operation', { name }, tag('ows:DCP', {}, tag('ows:HTTP', {}, ...methods)), ...described)
}

/** OWS 1.1 wraps the values that OWS 1.0 lists plainly. */
function parameterElement({ version }: WfsCall, name: string, values: readonly string[]): string {
  const listed = values.map(value => textTag('ows:Value', value))
  const allowed = generationOf(version) === '2.0' ? [tag('ows:AllowedValues', {}, ...listed)] : listed
  return tag('ows:Parameter', { name }, ...allowed)
}

/** The constraints of WFS 2.0 (OGC 09-025r2, table 13): what the service implements follows from its operations. */
export function serviceConstraints({ operations }: WfsCall): string[] {
  const has = (name: string): boolean => operations.some(operation => operation.name === name)
  const implemented: Record<string, boolean> = {
    ImplementsSimpleWFS: true,
    ImplementsBasicWFS: true,
    ImplementsTransactionalWFS: has('Transaction'),
    ImplementsLockingWFS: has('LockFeature'),
    KVPEncoding: true,
    XMLEncoding: true,
    SOAPEncoding: false,
    ImplementsInheritance: false,
    ImplementsRemoteResolve: false,
    ImplementsResultPaging: true,
    ImplementsStandardJoins: false,
    ImplementsSpatialJoins: false,
    ImplementsTemporalJoins: false,
    ImplementsFeatureVersioning: false,
    ManageStoredQueries: has('CreateStoredQuery'),
  }
  const stated = Object.entries(implemented).map(([name, value]) => constraint('ows', name, value ? 'TRUE' : 'FALSE'))
  return [...stated, constraint('ows', 'CountDefault', String(DEFAULT_COUNT))]
}

export const constraint = (prefix: 'ows' | 'fes', name: string, value: string): string =>
  tag(`${prefix}:Constraint`, { name }, tag('ows:NoValues', {}), textTag('ows:DefaultValue', value))

/** The versions as a parameter of every operation. */
export const versionParameter = (call: WfsCall): string => parameterElement(call, 'version', WFS_VERSIONS)
