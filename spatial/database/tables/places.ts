import type { Generated } from 'kysely'
import type { GeometryValue, Published } from './column-types.ts'

export interface RoadsTable extends Published {
  id: string
  name_zh: string | null
  pinyin: string | null
  pinyin_initials: string | null
  class: 'motorway' | 'trunk' | 'primary' | 'secondary' | 'branch' | 'lane'
  width_m: number
  geom: GeometryValue
  object_id: Generated<number>
}

export interface WaterTable extends Published {
  id: string
  name_zh: string | null
  kind: 'river' | 'lake' | 'canal'
  geom: GeometryValue
  object_id: Generated<number>
}

export interface BlocksTable extends Published {
  id: string
  name_zh: string | null
  use: 'residential' | 'commercial' | 'public' | 'industrial' | 'green' | 'square' | 'farmland'
  geom: GeometryValue
  object_id: Generated<number>
}

export interface BuildingsTable extends Published {
  id: string
  name_zh: string | null
  use: string
  floors: number | null
  height_m: number | null
  geom: GeometryValue
  object_id: Generated<number>
}

export interface PlacesTable extends Published {
  id: string
  kind: 'region' | 'zone' | 'estate' | 'street' | 'door_plate' | 'poi'
  name_zh: string
  aliases: Generated<string[]>
  pinyin: string | null
  pinyin_initials: string | null
  category: string | null
  national_code: string | null
  road_id: string | null
  parent_id: string | null
  grid_code: string | null
  geom: GeometryValue
  object_id: Generated<number>
}
