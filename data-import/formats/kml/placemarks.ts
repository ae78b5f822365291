import type { RawFeature } from '../feature-table/open-feature-table.ts'
import type { XmlHandler } from '../xml/xml-reader.ts'
import {
  finishGeometry,
  KML_GEOMETRIES,
  type OpenGeometry,
  parseCoordinates,
  parseTrackPosition,
  startGeometry,
} from './kml-geometry.ts'

/** Elements of a placemark that are taken over as fields. */
const FIELDS = new Set(['name', 'description', 'address', 'phoneNumber', 'when', 'begin', 'end'])

/** Elements whose text matters. */
const TEXTS = new Set([...FIELDS, 'coordinates', 'coord', 'value', 'SimpleData'])

/** Collects placemarks: name, description, times, the folder they lie in, and all extended data. */
export class PlacemarkHandler implements XmlHandler {
  features: RawFeature[] = []
  #folders: string[] = []
  #path: string[] = []
  #properties: Record<string, unknown> | undefined
  #geometries: OpenGeometry[] = []
  #geometry: unknown
  #dataName = ''
  #text: string | undefined
  /** Depth of the element whose text is gathered; HTML inside a description adds to it. */
  #textDepth = 0

  open(name: string, attributes: Record<string, string>): void {
    this.#path.push(name)
    if (this.#text !== undefined) return
    if (TEXTS.has(name)) {
      this.#text = ''
      this.#textDepth = this.#path.length
    }
    if (name === 'Folder' || name === 'Document') this.#folders.push('')
    else if (name === 'Placemark') this.#startPlacemark(attributes)
    else if (name === 'Data' || name === 'SimpleData') this.#dataName = attributes.name ?? ''
    else if (this.#properties && KML_GEOMETRIES.has(name)) this.#geometries.push(startGeometry(name))
  }

  text(text: string): void {
    if (this.#text !== undefined) this.#text += text
  }

  close(name: string): void {
    const isEndOfText = this.#text !== undefined && this.#path.length === this.#textDepth
    this.#path.pop()
    if (this.#text !== undefined && !isEndOfText) return
    if (this.#text !== undefined) this.#take(name, this.#text.trim())
    this.#text = undefined
    if (name === 'Folder' || name === 'Document') this.#folders.pop()
    else if (name === 'Placemark') this.#endPlacemark()
    else if (this.#geometries.at(-1)?.kind === name) this.#endGeometry()
  }

  #startPlacemark({ id }: Record<string, string>): void {
    const folder = this.#folders.filter(Boolean).join('/')
    this.#properties = { ...(id && { id }), ...(folder && { folder }) }
    this.#geometry = null
  }

  #take(name: string, text: string): void {
    const parent = this.#path.at(-1)
    if (name === 'name' && (parent === 'Folder' || parent === 'Document'))
      this.#folders[this.#folders.length - 1] = text
    if (!this.#properties) return
    if (name === 'coordinates') this.#geometries.at(-1)?.positions.push(...parseCoordinates(text))
    else if (name === 'coord') this.#geometries.at(-1)?.positions.push(parseTrackPosition(text))
    else if (name === 'value' || name === 'SimpleData') this.#properties[this.#dataName] = text
    else if (parent === 'Placemark' || parent === 'TimeSpan' || parent === 'TimeStamp') this.#properties[name] = text
  }

  #endGeometry(): void {
    const open = this.#geometries.pop()!
    const geometry = finishGeometry(open)
    const outer = this.#geometries.at(-1)
    if (!geometry) return
    if (!outer) this.#geometry = geometry
    else if (outer.kind === 'Polygon' && geometry.type === 'LineString') outer.rings.push(geometry.coordinates)
    else outer.members.push(geometry)
  }

  #endPlacemark(): void {
    this.features.push({ properties: this.#properties ?? {}, geometry: this.#geometry })
    this.#properties = undefined
    this.#geometries = []
  }
}
