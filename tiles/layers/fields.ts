import type { TileField } from './tile-layer.ts'

/** A property of features that is a text, named as its column. */
export const text = (name: string, descriptionZh: string, descriptionEn: string): TileField => ({
  name,
  type: 'text',
  descriptionZh,
  descriptionEn,
})
/** One that is a number. */
export const number = (name: string, descriptionZh: string, descriptionEn: string): TileField => ({
  ...text(name, descriptionZh, descriptionEn),
  type: 'number',
})

export const CODE = text('code', '标识码', 'code')
export const NAME = text('name_zh', '名称', 'name in Chinese')
export const ID = text('id', '编号', 'id')
