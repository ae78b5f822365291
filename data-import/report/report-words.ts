import type { Severity } from '../checks/check-list.ts'
import type { Language } from '../checks/finding.ts'
import type { BatchState } from '../pipeline/batch-record.ts'
import type { MergeCounts, RowCounts } from './import-report.ts'

interface ReportWords {
  batch(id: number): string
  states: Record<BatchState, string>
  rows(count: number): string
  encoding: string
  crs: string
  position: string
  columns: string
  unmatched: string
  missing: string
  outside(count: number): string
  skipped(names: string): string
  answer(option: string): string
  counts(counts: RowCounts): string
  merge(counts: MergeCounts): string
  severities: Record<Severity, (count: number) => string>
  notStored(count: number): string
}

/** The words of the report in both languages. */
export const reportWords: Record<Language, ReportWords> = {
  zh: {
    batch: id => `导入批次 ${id}`,
    states: {
      reading: '读取中',
      checking: '检查中',
      question: '待确认',
      staged: '已检查，待发布',
      published: '已发布',
      withdrawn: '已撤回',
      refused: '已拒绝',
      failed: '失败',
    },
    rows: count => `${count} 行`,
    encoding: '编码',
    crs: '坐标系',
    position: '坐标列',
    columns: '字段对应',
    unmatched: '未对应的字段',
    missing: '缺少的必填字段',
    outside: count => `${count} 行位于城市范围之外`,
    skipped: names => `未读取的数据表（属于其他数据集）：${names}`,
    answer: option => `  → 用 --${option} 确认`,
    counts: ({ read, accepted, held, unreadable, deleted }) =>
      `读取 ${read} = 通过 ${accepted} + 扣留 ${held} + 无法读取 ${unreadable} + 已标记删除 ${deleted}`,
    merge: ({ added, changed, unchanged, retired }) =>
      `通过 ${added + changed + unchanged} = 新增 ${added} + 变更 ${changed} + 未变 ${unchanged}；停用 ${retired}`,
    severities: {
      error: count => `错误 ${count}`,
      warning: count => `警告 ${count}`,
      note: count => `提示 ${count}`,
    },
    notStored: count => `另有 ${count} 条只计数、未逐条保存`,
  },
  en: {
    batch: id => `import batch ${id}`,
    states: {
      reading: 'reading',
      checking: 'checking',
      question: 'in question',
      staged: 'checked, not yet published',
      published: 'published',
      withdrawn: 'withdrawn',
      refused: 'refused',
      failed: 'failed',
    },
    rows: count => `${count} rows`,
    encoding: 'encoding',
    crs: 'reference system',
    position: 'position',
    columns: 'columns',
    unmatched: 'fields not claimed',
    missing: 'required, without a field',
    outside: count => `${count} rows lie outside the city`,
    skipped: names => `tables of other datasets, not read: ${names}`,
    answer: option => `  → confirm with --${option}`,
    counts: ({ read, accepted, held, unreadable, deleted }) =>
      `read ${read} = accepted ${accepted} + held back ${held} + unreadable ${unreadable} + marked as deleted ${deleted}`,
    merge: ({ added, changed, unchanged, retired }) =>
      `accepted ${added + changed + unchanged} = added ${added} + changed ${changed} + unchanged ${unchanged}; retired ${retired}`,
    severities: {
      error: count => `${count} errors`,
      warning: count => `${count} warnings`,
      note: count => `${count} notes`,
    },
    notStored: count => `${count} more were counted and not kept one by one`,
  },
}
