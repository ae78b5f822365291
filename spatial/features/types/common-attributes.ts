import type { Attribute } from '../feature-type.ts'

/** When and by which commit the present version was published: the end of every list of attributes. */
export const VERSION_ATTRIBUTES: readonly Attribute[] = [
  {
    name: 'version',
    column: 'seq',
    type: 'integer',
    titleZh: '版本号',
    titleEn: 'Version',
    description: 'Number of the commit that published this version',
  },
  {
    name: 'validFrom',
    column: 'valid_from',
    type: 'timestamp',
    titleZh: '生效时间',
    titleEn: 'Valid from',
    description: 'When this version was published',
  },
]

export const NOTE: Attribute = { name: 'note', column: 'note', type: 'text', titleZh: '备注', titleEn: 'Note' }

export const NAME_ZH: Attribute = {
  name: 'nameZh',
  column: 'name_zh',
  type: 'text',
  titleZh: '名称',
  titleEn: 'Chinese name',
}
