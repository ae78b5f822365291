import { escapeXml } from '../../spatial/xml/escape-xml.ts'
import { NAMESPACES, XSI_NAMESPACE } from './namespaces.ts'
import { type Generation, generationOf, type WfsVersion } from './versions.ts'
import type { WfsException } from './wfs-exception.ts'

type Refusal = Pick<WfsException, 'code' | 'locator' | 'message'>

/** An exception in the form of the version in which the client speaks. */
export const exceptionReport = (refusal: Refusal, version: WfsVersion): string =>
  REPORTS[generationOf(version)](refusal, version)

const REPORTS: Record<Generation, (refusal: Refusal, version: WfsVersion) => string> = {
  '2.0': (refusal, version) => owsReport(refusal, { version, ows: NAMESPACES['2.0'].ows, schema: OWS_1_1_SCHEMA }),
  '1.1': refusal => owsReport(refusal, { version: '1.0.0', ows: NAMESPACES['1.1'].ows, schema: OWS_1_0_SCHEMA }),
  '1.0': serviceReport,
}

const OWS_1_1_SCHEMA = 'http://schemas.opengis.net/ows/1.1.0/owsExceptionReport.xsd'
const OWS_1_0_SCHEMA = 'http://schemas.opengis.net/ows/1.0.0/owsExceptionReport.xsd'

const locatorOf = ({ locator }: Refusal): string => (locator ? ` locator="${escapeXml(locator)}"` : '')

const owsReport = (
  refusal: Refusal,
  { version, ows, schema }: { version: string; ows: string; schema: string },
): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<ows:ExceptionReport xmlns:ows="${ows}" xmlns:xsi="${XSI_NAMESPACE}" xsi:schemaLocation="${ows} ${schema}" version="${version}" xml:lang="en">
<ows:Exception exceptionCode="${refusal.code}"${locatorOf(refusal)}>
<ows:ExceptionText>${escapeXml(refusal.message)}</ows:ExceptionText>
</ows:Exception>
</ows:ExceptionReport>
`

function serviceReport(refusal: Refusal): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<ServiceExceptionReport xmlns="${NAMESPACES['1.0'].filter}" version="1.2.0">
<ServiceException code="${refusal.code}"${locatorOf(refusal)}>${escapeXml(refusal.message)}</ServiceException>
</ServiceExceptionReport>
`
}
