import type { ColumnSpec } from '../datasets/column.ts'

const text = (name: string, zh: string, en: string, aliases: string[]): ColumnSpec => ({
  name,
  zh,
  en,
  kind: 'text',
  aliases,
})
const number = (name: string, zh: string, en: string, aliases: string[]): ColumnSpec => ({
  ...text(name, zh, en, aliases),
  kind: 'number',
})

/** What trajectories of survey vendors say of a picture, under the names that they use. */
export const TRAJECTORY_COLUMNS: readonly ColumnSpec[] = [
  text('file', '影像文件', 'filename', [
    '文件名',
    '影像名称',
    '照片名',
    '照片',
    '图片',
    'file',
    'image',
    'photo',
    'picture',
  ]),
  text('sequence', '线路编号', 'sequence', [
    '轨迹编号',
    '线路',
    '轨迹',
    '工程',
    'sequence_id',
    'track',
    'run',
    'drive',
  ]),
  text('title', '道路名称', 'road', ['道路', '路名', 'title', 'street']),
  number('rank', '序号', 'index', ['帧号', '影像序号', 'frame', 'rank', 'no']),
  text('takenAt', '拍摄时间', 'timestamp', [
    '采集时间',
    '时间',
    '时刻',
    'time',
    'datetime',
    'captured_at',
    'gps_time',
    'utc',
  ]),
  number('heading', '航向角', 'heading', [
    '航向',
    '方位角',
    '偏航角',
    'yaw',
    'azimuth',
    'course',
    'direction',
    'compass',
  ]),
  number('pitch', '俯仰角', 'pitch', ['俯仰']),
  number('roll', '横滚角', 'roll', ['横滚', '翻滚角']),
  number('positionError', '定位精度', 'accuracy', ['精度', '平面精度', 'hpe', 'position_accuracy', 'std']),
  text('projection', '影像类型', 'type', ['类型', 'projection', 'projection_type']),
  number('fieldOfView', '水平视场角', 'field_of_view', ['视场角', 'fov', 'hfov']),
  number('width', '影像宽', 'width', ['宽', 'image_width']),
  number('height', '影像高', 'height', ['高', 'image_height']),
  number('cameraHeight', '相机高度', 'camera_height', ['相机高', 'height_above_ground']),
  text('camera', '相机', 'camera', ['设备', '相机型号', 'device', 'model']),
  number('drawnHeading', '合成航向', 'drawn_heading', []),
]
