import {
  COMPONENT_STATES,
  type Filter,
  INITIAL_STATE,
  LAYER_NAMES,
  type MapState,
  type OpenPicture,
  type Selection,
  type View,
} from './map-state.ts'

/** Five decimals of a degree are about a metre: enough for a view. */
const VIEW_DECIMALS = 5
/** Seven are a centimetre: a point that was picked comes back where it was. */
const POINT_DECIMALS = 7

const NONE = 'none'

/** Writes the state as a query string without `?`; what is as at the start is left out. */
export function toQuery({ view, filter, layers, selection, picture }: MapState): string {
  const query = new URLSearchParams()
  if (view)
    query.set('at', [fixed(view.lon, VIEW_DECIMALS), fixed(view.lat, VIEW_DECIMALS), fixed(view.zoom, 2)].join(','))
  if (filter.classes) query.set('class', filter.classes.join(',') || NONE)
  if (filter.states.length > 0) query.set('state', filter.states.join(','))
  if (filter.unit) query.set('unit', filter.unit)
  if (layers.join() !== INITIAL_STATE.layers.join()) query.set('layers', layers.join(',') || NONE)
  if (selection) query.set('select', selectionText(selection))
  if (selection?.kind === 'point' && selection.label) query.set('label', selection.label)
  if (picture) query.set('picture', pictureText(picture))
  return query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':')
}

/** Reads a query string. Whatever cannot be understood is left as at the start: an old link still opens the map. */
export function fromQuery(text: string): MapState {
  const query = new URLSearchParams(text)
  return {
    view: readView(query.get('at')),
    filter: readFilter(query),
    layers: query.has('layers')
      ? LAYER_NAMES.filter(name => list(query.get('layers')).includes(name))
      : INITIAL_STATE.layers,
    selection: readSelection(query.get('select'), query.get('label')),
    picture: readPicture(query.get('picture')),
  }
}

const fixed = (value: number, decimals: number): string => String(Number(value.toFixed(decimals)))

const list = (text: string | null): string[] => (text && text !== NONE ? text.split(',') : [])

const numbers = (text: string | null): number[] =>
  text ? text.split(',').map(part => (part ? Number(part) : Number.NaN)) : []

const isPosition = (lon: number | undefined, lat: number | undefined): boolean =>
  lon !== undefined && lat !== undefined && Math.abs(lon) <= 180 && Math.abs(lat) <= 85

function readView(text: string | null): View | undefined {
  const [lon, lat, zoom] = numbers(text)
  if (!isPosition(lon, lat) || zoom === undefined || !(zoom >= 0 && zoom <= 24)) return undefined
  return { lon: lon!, lat: lat!, zoom }
}

function readFilter(query: URLSearchParams): Filter {
  const states = list(query.get('state'))
  return {
    classes: query.has('class') ? list(query.get('class')).filter(code => /^\d{2}(\d{2})?$/.test(code)) : undefined,
    states: COMPONENT_STATES.filter(state => states.includes(state)),
    unit: query.get('unit') || undefined,
  }
}

function selectionText(selection: Selection): string {
  if (selection.kind !== 'point') return `${selection.kind}:${selection.key}`
  return `point:${fixed(selection.lon, POINT_DECIMALS)},${fixed(selection.lat, POINT_DECIMALS)}`
}

function readSelection(text: string | null, label: string | null): Selection | undefined {
  const [kind, key] = text?.split(':', 2) ?? []
  if (!key) return undefined
  if (kind === 'component' || kind === 'grid' || kind === 'area') return { kind, key }
  const [lon, lat] = numbers(key)
  if (kind !== 'point' || !isPosition(lon, lat)) return undefined
  return { kind, lon: lon!, lat: lat!, ...(label && { label }) }
}

/** A tenth of a degree is a pixel of a panorama. */
const GAZE_DECIMALS = 1

const pictureText = ({ id, yaw, pitch, fieldOfView }: OpenPicture): string =>
  [
    id,
    ...(yaw === undefined ? [] : [yaw, pitch ?? 0, fieldOfView ?? 0].map(value => fixed(value, GAZE_DECIMALS))),
  ].join()

function readPicture(text: string | null): OpenPicture | undefined {
  const [id, ...gaze] = text?.split(',') ?? []
  if (!id || !/^[1-9]\d{14}$/.test(id)) return undefined
  const [yaw, pitch, fieldOfView] = gaze.map(Number)
  const isGaze = Math.abs(yaw!) <= 180 && Math.abs(pitch!) <= 90
  return { id, ...(isGaze && { yaw: yaw!, pitch: pitch! }), ...(fieldOfView! > 0 && { fieldOfView: fieldOfView! }) }
}
