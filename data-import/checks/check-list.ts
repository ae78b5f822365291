/**
 * Every check of the importer: the closed vocabulary of what a finding can say.
 *
 * `error` holds the row back, `warning` and `note` publish it (but for `row-deleted`, which the file itself has taken
 * out). One id has one severity, whatever the dataset.
 * A finding names the row at fault. Of two rows that contradict each other (the same code, the same place) the later
 * one in reading order is at fault: files in the order given, tables in the order of the file, rows as they stand.
 * A row can have several findings; a rule that cannot be judged because an earlier one failed stays silent
 * (no grid comparison for a malformed grid code, no class comparison for a class that does not exist).
 */
export const DATASETS = [
  'components',
  'grids',
  'areas',
  'organisations',
  'responsibility',
  'places',
  'roads',
  'water',
  'buildings',
  'blocks',
] as const
export type DatasetId = (typeof DATASETS)[number]

export type Severity = 'error' | 'warning' | 'note'

export interface CheckInfo {
  readonly id: string
  readonly severity: Severity
  readonly datasets: readonly DatasetId[]
  /** What is wrong, as a sentence fragment that stands before the value found and the value expected. */
  readonly zh: string
  readonly en: string
}

const SHAPES = ['components', 'grids', 'areas', 'roads', 'water', 'buildings', 'blocks'] as const
const PLACED = [...SHAPES, 'places'] as const
const DATED = ['components', 'grids', 'responsibility'] as const

export const CHECKS = [
  // Rows that the reader could not give
  {
    id: 'row-unreadable',
    severity: 'error',
    datasets: DATASETS,
    zh: '该行无法读取',
    en: 'the row cannot be read',
  },
  {
    id: 'row-deleted',
    severity: 'note',
    datasets: DATASETS,
    zh: '该行在文件中已标记删除，未导入',
    en: 'the row is marked as deleted in the file and was left out',
  },
  // Codes
  {
    id: 'code-form',
    severity: 'error',
    datasets: ['components', 'grids', 'areas', 'responsibility'],
    zh: '编码格式不正确',
    en: 'the code is malformed',
  },
  {
    id: 'code-duplicate-in-file',
    severity: 'error',
    datasets: DATASETS,
    zh: '编码在文件中重复',
    en: 'the code appears earlier in the delivery',
  },
  {
    id: 'code-duplicate-in-register',
    severity: 'error',
    datasets: ['components', 'grids'],
    zh: '编码已属于另一对象',
    en: 'the register has this code for another object',
  },
  {
    id: 'code-retired',
    severity: 'error',
    datasets: ['components', 'grids'],
    zh: '编码已停用，不得重复使用',
    en: 'the code is retired and must not be used again',
  },
  {
    id: 'code-class-unknown',
    severity: 'error',
    datasets: ['components', 'responsibility'],
    zh: '分类手册中没有此类别',
    en: 'the class is not in the class book',
  },
  {
    id: 'code-class-mismatch',
    severity: 'error',
    datasets: ['components'],
    zh: '编码类别与名称不符',
    en: 'the code and the name are of different classes',
  },
  {
    id: 'name-mismatch',
    severity: 'warning',
    datasets: ['components'],
    zh: '名称不是该类别的名称',
    en: 'the name is not the name of any class',
  },
  {
    id: 'code-county-mismatch',
    severity: 'error',
    datasets: ['components'],
    zh: '编码区县与所在区县不符',
    en: 'the county of the code is not the county of the place',
  },
  // Unit grids named by components
  {
    id: 'grid-code-form',
    severity: 'error',
    datasets: ['components'],
    zh: '单元网格编码格式不正确',
    en: 'the grid code is malformed',
  },
  {
    id: 'grid-unknown',
    severity: 'error',
    datasets: ['components'],
    zh: '单元网格不存在',
    en: 'there is no such unit grid',
  },
  {
    id: 'grid-code-mismatch',
    severity: 'error',
    datasets: ['components'],
    zh: '单元网格编码与位置不符',
    en: 'the object does not stand in the grid it names',
  },
  // Place and shape
  {
    id: 'outside-city',
    severity: 'error',
    datasets: ['components', 'places', 'roads', 'water', 'buildings', 'blocks'],
    zh: '位置在城市范围之外',
    en: 'the position is outside the city',
  },
  { id: 'geometry-missing', severity: 'error', datasets: PLACED, zh: '没有几何图形', en: 'there is no geometry' },
  {
    id: 'geometry-type',
    severity: 'error',
    datasets: PLACED,
    zh: '几何类型不正确',
    en: 'the geometry is of the wrong type',
  },
  {
    id: 'geometry-invalid',
    severity: 'warning',
    datasets: SHAPES,
    zh: '几何图形无效，已修复',
    en: 'the geometry was invalid and has been repaired',
  },
  {
    id: 'geometry-invalid-beyond-repair',
    severity: 'error',
    datasets: SHAPES,
    zh: '几何图形无效且无法修复',
    en: 'the geometry is invalid and cannot be repaired',
  },
  {
    id: 'position-repeated',
    severity: 'warning',
    datasets: ['components'],
    zh: '同类部件位置重复',
    en: 'another of the same class has this very position',
  },
  {
    id: 'position-near',
    severity: 'warning',
    datasets: ['components'],
    zh: '与同类部件距离过近',
    en: 'another of the same class is implausibly near',
  },
  // Attributes
  {
    id: 'attribute-missing',
    severity: 'error',
    datasets: DATASETS,
    zh: '缺少必填属性',
    en: 'a required attribute is missing',
  },
  {
    id: 'text-damaged',
    severity: 'warning',
    datasets: DATASETS,
    zh: '文字有乱码',
    en: 'the text contains damaged characters',
  },
  {
    id: 'department-unknown',
    severity: 'error',
    datasets: ['components', 'responsibility'],
    zh: '单位代码不存在',
    en: 'there is no such unit',
  },
  {
    id: 'department-name-mismatch',
    severity: 'warning',
    datasets: ['components'],
    zh: '单位名称与代码不符',
    en: 'the name of the unit is not that of its code',
  },
  {
    id: 'owner-unknown',
    severity: 'note',
    datasets: ['components'],
    zh: '权属不明，待查',
    en: 'the owner is not known and has to be found',
  },
  {
    id: 'number-invalid',
    severity: 'error',
    datasets: ['grids', 'roads', 'buildings'],
    zh: '数值无法读取',
    en: 'the number cannot be read',
  },
  { id: 'date-invalid', severity: 'error', datasets: DATED, zh: '日期无效', en: 'the date does not exist' },
  {
    id: 'date-future',
    severity: 'error',
    datasets: ['components', 'grids'],
    zh: '日期在未来',
    en: 'the date is in the future',
  },
  {
    id: 'date-order',
    severity: 'warning',
    datasets: ['components', 'grids'],
    zh: '变更或终止日期早于初始日期',
    en: 'the later date lies before the first',
  },
  {
    id: 'state-unknown',
    severity: 'error',
    datasets: ['components'],
    zh: '状态值不正确',
    en: 'there is no such state',
  },
  {
    id: 'source-unknown',
    severity: 'warning',
    datasets: ['components'],
    zh: '数据来源不在规定值内',
    en: 'the data source is not one of the usual ones',
  },
  {
    id: 'kind-unknown',
    severity: 'error',
    datasets: ['areas', 'organisations', 'responsibility', 'places', 'roads', 'water', 'blocks'],
    zh: '类型值不正确',
    en: 'there is no such kind',
  },
  {
    id: 'number-implausible',
    severity: 'warning',
    datasets: ['roads', 'buildings'],
    zh: '数值不合理',
    en: 'the number is implausible',
  },
  {
    id: 'period-empty',
    severity: 'error',
    datasets: ['responsibility'],
    zh: '终止日期不晚于起始日期',
    en: 'the rule ends before it begins',
  },
  // Unit grids and areas among themselves
  {
    id: 'area-unknown',
    severity: 'error',
    datasets: ['grids', 'areas', 'organisations', 'responsibility'],
    zh: '上级或所在区域不存在',
    en: 'there is no such area',
  },
  {
    id: 'parent-mismatch',
    severity: 'error',
    datasets: ['areas'],
    zh: '编码与上级编码不符',
    en: 'the code does not begin with that of the area above',
  },
  {
    id: 'outside-parent',
    severity: 'warning',
    datasets: ['grids', 'areas'],
    zh: '超出上级区域边界',
    en: 'it reaches beyond the area it belongs to',
  },
  { id: 'area-overlap', severity: 'error', datasets: ['grids'], zh: '与其他网格重叠', en: 'it overlaps another' },
  {
    id: 'area-gap',
    severity: 'warning',
    datasets: ['grids'],
    zh: '网格之间有空隙',
    en: 'the unit grids of the community leave a gap',
  },
  {
    id: 'area-differs',
    severity: 'warning',
    datasets: ['grids'],
    zh: '面积与图形不符',
    en: 'the stated area is not that of the shape',
  },
  // Organisations, responsibility, places
  {
    id: 'parent-unknown',
    severity: 'error',
    datasets: ['organisations'],
    zh: '上级单位不存在',
    en: 'there is no such superior unit',
  },
  {
    id: 'rule-conflict',
    severity: 'warning',
    datasets: ['responsibility'],
    zh: '与另一条处置责任规则冲突',
    en: 'an earlier rule gives the same things to another unit',
  },
  {
    id: 'road-unknown',
    severity: 'warning',
    datasets: ['places'],
    zh: '道路编号不存在',
    en: 'there is no such road',
  },
] as const satisfies readonly CheckInfo[]

export type CheckId = (typeof CHECKS)[number]['id']

const SEVERITY = new Map<string, Severity>(CHECKS.map(check => [check.id, check.severity]))

export const severityOf = (check: CheckId): Severity => SEVERITY.get(check)!
