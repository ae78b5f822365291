import type { OrganisationsTable } from '../database/tables/organisations.ts'
import type { PlacesTable, RoadsTable } from '../database/tables/places.ts'
import type { AreasTable } from '../database/tables/register.ts'

/** A word in both languages, as it stands under a search result. */
interface Word {
  zh: string
  en: string
}

export const AREA_WORDS: Record<AreasTable['kind'], Word> = {
  district: { zh: '区县', en: 'District' },
  street: { zh: '街道', en: 'Subdistrict' },
  community: { zh: '社区', en: 'Community' },
  management: { zh: '管理区域', en: 'Management area' },
}

export const ROAD_WORDS: Record<RoadsTable['class'], Word> = {
  motorway: { zh: '高速公路', en: 'Motorway' },
  trunk: { zh: '快速路', en: 'Expressway' },
  primary: { zh: '主干路', en: 'Primary road' },
  secondary: { zh: '次干路', en: 'Secondary road' },
  branch: { zh: '支路', en: 'Branch road' },
  lane: { zh: '街巷', en: 'Lane' },
}

/** The six place types of GB/T 30428.3. */
export const PLACE_WORDS: Record<PlacesTable['kind'], Word> = {
  region: { zh: '区域', en: 'Region' },
  zone: { zh: '地片', en: 'Zone' },
  estate: { zh: '区片', en: 'Estate' },
  street: { zh: '街巷', en: 'Street' },
  door_plate: { zh: '门牌', en: 'Door plate' },
  poi: { zh: '兴趣点', en: 'Point of interest' },
}

export const ORGANISATION_WORDS: Record<OrganisationsTable['kind'], Word> = {
  centre: { zh: '监督指挥中心', en: 'Command centre' },
  platform: { zh: '二级平台', en: 'Platform' },
  terminal: { zh: '终端责任单位', en: 'Responsible unit' },
  third_level: { zh: '三级单位', en: 'Third-level unit' },
}

export const GRID_WORD: Word = { zh: '单元网格', en: 'Unit grid' }
export const CLASS_WORD: Word = { zh: '部件类别', en: 'Component class' }
export const COMPONENT_WORD: Word = { zh: '部件', en: 'Component' }
export const CROSSING_WORD: Word = { zh: '路口', en: 'Crossing' }

/** Parts of a subtitle, those that are known. */
export const inOneLine = (...parts: (string | null | undefined)[]): string => parts.filter(Boolean).join(' · ')
