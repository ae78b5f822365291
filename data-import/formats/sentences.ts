import type { Note, Refusal, RefusalCode, RefusedRow, RowRefusalCode } from './source.ts'

type Sentence = [english: string, chinese: string]
type Words = Record<string, string | number>

/** `{name}` is filled from the words given. Every sentence says what was found and, where one can, what to do. */
const REFUSALS: Record<RefusalCode, Sentence> = {
  'nothing-there': ['There is no readable data in {path}.', '{path} 中没有可读取的数据。'],
  'empty-file': ['{path} is empty (0 bytes).', '{path} 是空文件（0 字节）。'],
  'unknown-format': [
    '{path} is none of the formats read here: {formats}.',
    '无法识别 {path} 的格式；可读取的格式有：{formats}。',
  ],
  raster: [
    '{path} is a raster image ({format}); census data must be vector features or tables.',
    '{path} 是栅格影像（{format}）；普查数据应为矢量要素或表格。',
  ],
  truncated: [
    '{path} is cut off: {expected} expected, {found} found. Ask for the file again.',
    '{path} 不完整：应为 {expected}，实际为 {found}。请重新提供文件。',
  ],
  damaged: ['{path} is damaged: {reason}.', '{path} 已损坏：{reason}。'],
  'archive-too-large': ['{path} unpacks to more than is allowed: {reason}.', '{path} 解压后超出允许范围：{reason}。'],
  'archive-unsafe': ['{path} has an unsafe entry: {reason}.', '{path} 含有不安全的条目：{reason}。'],
  'archive-nested-too-deep': [
    '{path} holds archives within archives deeper than {limit} levels.',
    '{path} 的压缩包嵌套超过 {limit} 层。',
  ],
  'archive-encrypted': ['{path} is protected by a password.', '{path} 有密码保护。'],
  'xml-entities': [
    '{path} defines XML entities; such files are not read.',
    '{path} 定义了 XML 实体；出于安全考虑不读取此类文件。',
  ],
  'too-deep': ['{path} is nested deeper than {limit} levels.', '{path} 的嵌套超过 {limit} 层。'],
  'too-large': ['{path} is larger than allowed: {reason}.', '{path} 超出允许的大小：{reason}。'],
  'reader-timeout': [
    'Reading {path} took longer than {seconds} s and was stopped.',
    '读取 {path} 超过 {seconds} 秒，已停止。',
  ],
  'reader-memory': ['Reading {path} needs more memory than allowed.', '读取 {path} 所需内存超出限制。'],
  'reader-crashed': ['{path} made the reader fail: {reason}.', '读取 {path} 时读取程序出错：{reason}。'],
  'missing-part': ['{path} cannot be read without {part}.', '缺少 {part}，无法读取 {path}。'],
  'unknown-encoding': [
    'The encoding “{encoding}” is not known. State for example GBK, GB18030 or UTF-8.',
    '未知的字符编码“{encoding}”。请声明例如 GBK、GB18030 或 UTF-8。',
  ],
  'unknown-crs': [
    'The coordinate system “{crs}” is not known. State for example EPSG:4544, EPSG:4490, GCJ-02 or BD-09.',
    '未知的坐标系“{crs}”。请声明例如 EPSG:4544、EPSG:4490、GCJ-02 或 BD-09。',
  ],
  'crs-needed': [
    'The coordinate system of {path} must be stated first: {evidence}.',
    '必须先声明 {path} 的坐标系：{evidenceZh}。',
  ],
  'unknown-layer': ['There is no layer “{layer}”; there are: {layers}.', '没有图层“{layer}”；现有图层：{layers}。'],
  'unknown-column': [
    'There is no column “{column}” in {path}; there are: {columns}.',
    '{path} 中没有“{column}”列；现有列：{columns}。',
  ],
}

const ROW_REFUSALS: Record<RowRefusalCode, Sentence> = {
  'deleted-mark': ['The row carries the deletion mark of dBase.', '该行带有 dBase 删除标记。'],
  'bad-geometry': ['The geometry cannot be read: {reason}.', '几何无法读取：{reason}。'],
  'not-finite': ['A coordinate is not a number.', '坐标不是有效数值。'],
  'outside-projection': [
    'The position {x} {y} lies outside what {crs} can represent.',
    '坐标 {x} {y} 超出 {crs} 的适用范围。',
  ],
  'mixed-collection': ['The row mixes points, lines and areas in one geometry.', '该行的几何混有点、线、面。'],
  'bad-position': ['“{value}” is not a coordinate.', '“{value}”不是坐标。'],
  'wrong-column-count': [
    'The row has {found} cells, the header {expected}.',
    '该行有 {found} 个单元格，表头有 {expected} 个。',
  ],
  'bad-row': ['The row cannot be read: {reason}.', '该行无法读取：{reason}。'],
}

const NOTES = {
  'ignored-file': ['{path} was not read.', '未读取 {path}。'],
  'missing-shx': ['No usable .shx; the shapes were found by walking the .shp.', '缺少可用的 .shx，已逐条扫描 .shp。'],
  'missing-dbf': ['No .dbf: the shapes have no attributes.', '缺少 .dbf：图形没有属性。'],
  'missing-shp': ['No .shp: the rows have no geometry.', '缺少 .shp：各行没有几何。'],
  'count-differs': [
    'The header says {stated} rows, the file holds {found}; what is there was read.',
    '文件头记录 {stated} 行，实际 {found} 行；按实际读取。',
  ],
  'parts-differ': [
    '{shapes} shapes but {rows} attribute rows; the missing side is empty.',
    '有 {shapes} 个图形、{rows} 行属性；缺少的一侧留空。',
  ],
  'heights-dropped': ['Heights (Z) and measures (M) are not kept.', '未保留高程 (Z) 与量测值 (M)。'],
  'memo-not-read': ['Memo fields are not read: {fields}.', '未读取备注型字段：{fields}。'],
  'cells-cut': [
    '{count} values end in half a character, cut off by the width of the field; the half was removed.',
    '{count} 个值末尾的汉字被字段宽度截断，已去掉残缺字节。',
  ],
  'cells-unreadable': [
    '{count} values hold bytes that mean nothing in {encoding}; they show as �.',
    '{count} 个值含有 {encoding} 无法解码的字节，显示为 �。',
  ],
  'encoding-assumed': [
    'Nothing tells the encoding; {encoding} is assumed. Look at the samples and state it if they are wrong.',
    '无法确定字符编码，暂按 {encoding} 读取；请核对样例，不对时请声明编码。',
  ],
  'cpg-misleads': ['The .cpg says {cpg}, the text is {encoding}.', '.cpg 标注为 {cpg}，实际文本为 {encoding}。'],
  'rows-above-header': ['{count} rows above the header were skipped.', '跳过了表头上方的 {count} 行。'],
  'values-in-words': [
    '{count} values of “{field}” are no {kind}; the column is read as text.',
    '“{field}”列有 {count} 个值不是{kind}，该列按文本读取。',
  ],
  'reader-said': ['While reading: {text}', '读取时提示：{text}'],
  'ring-unclosed': ['{count} rings were not closed and have been closed.', '{count} 个环未闭合，已自动闭合。'],
  'field-renamed': ['The field “{from}” occurs more than once; read as “{to}”.', '字段“{from}”重复，读作“{to}”。'],
} as const satisfies Record<string, Sentence>
export type NoteCode = keyof typeof NOTES

function fill([english, chinese]: Sentence, words: Words): { message: string; messageZh: string } {
  const put = (text: string) => text.replace(/\{(\w+)\}/g, (_, word: string) => String(words[word] ?? ''))
  return { message: put(english), messageZh: put(chinese) }
}

export function refusal(code: RefusalCode, words: Words): Refusal {
  const { path } = words
  return { kind: 'refusal', code, ...fill(REFUSALS[code], words), ...(path !== undefined && { path: String(path) }) }
}

export const refusedRow = (row: number, code: RowRefusalCode, words: Words = {}): RefusedRow => ({
  row,
  code,
  ...fill(ROW_REFUSALS[code], words),
})

export const note = (code: NoteCode, words: Words = {}): Note => ({ code, ...fill(NOTES[code], words) })
