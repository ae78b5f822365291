/** The layers that can be switched on and off beside the base map. */
export const LAYER_NAMES = ['components', 'grids', 'areas', 'buildings', 'imagery'] as const
export type LayerName = (typeof LAYER_NAMES)[number]

/** States of a component, as the register names them. */
export const COMPONENT_STATES = ['intact', 'damaged', 'lost', 'occupied', 'abandoned', 'removed'] as const
export type ComponentState = (typeof COMPONENT_STATES)[number]

export interface View {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

export type Selection =
  | { readonly kind: 'component' | 'grid' | 'area'; readonly key: string }
  | { readonly kind: 'point'; readonly lon: number; readonly lat: number; readonly label?: string }

export interface Filter {
  /** Class codes of two or four digits; undefined shows every class, an empty list none. */
  readonly classes: readonly string[] | undefined
  /** Empty shows every state. */
  readonly states: readonly ComponentState[]
  readonly unit: string | undefined
}

/** A street picture and where in it one looks: degrees right of and above its middle, and how wide. Ahead when absent. */
export interface OpenPicture {
  readonly id: string
  readonly yaw?: number
  readonly pitch?: number
  readonly fieldOfView?: number
}

/** Everything that the address bar holds: whoever opens the same address sees the same map. */
export interface MapState {
  /** Undefined until the map has been moved: the whole city. */
  readonly view: View | undefined
  readonly filter: Filter
  readonly layers: readonly LayerName[]
  readonly selection: Selection | undefined
  readonly picture: OpenPicture | undefined
}

export const NO_FILTER: Filter = { classes: undefined, states: [], unit: undefined }

export const INITIAL_STATE: MapState = {
  view: undefined,
  filter: NO_FILTER,
  layers: ['components', 'grids', 'areas', 'buildings'],
  selection: undefined,
  picture: undefined,
}
