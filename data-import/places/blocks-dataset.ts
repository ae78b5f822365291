import { baseMapDataset } from './base-map-dataset.ts'

const USES = {
  居住: 'residential',
  商业: 'commercial',
  公共: 'public',
  工业: 'industrial',
  绿地: 'green',
  广场: 'square',
  农田: 'farmland',
}

export const blocksDataset = baseMapDataset({
  id: 'blocks',
  zh: '地块',
  en: 'blocks',
  table: 'blocks',
  tableNames: ['blocks', 'block', '地块', '街区'],
  dimension: 'area',
  columns: [
    { name: 'id', zh: '编号', en: 'id', kind: 'text', aliases: ['ID'], isRequired: true },
    { name: 'name_zh', zh: '名称', en: 'name', kind: 'text', aliases: ['NAME_ZH', 'NAME'] },
    {
      name: 'use',
      zh: '用地性质',
      en: 'use',
      kind: 'word',
      aliases: ['USE', '用途'],
      isRequired: true,
      vocabulary: { words: USES, check: 'kind-unknown' },
    },
  ],
})
