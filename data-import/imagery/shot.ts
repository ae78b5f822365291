import type { PictureProjection } from '../../spatial/geometry/picture-projection.ts'

/** One picture as it was delivered, from a trajectory, from the file itself, or from both. What is not known is absent. */
export interface Shot {
  /** Name of the file without its folders. */
  file: string
  sequence: string
  title?: string
  rank?: number
  /** Milliseconds since 1970. */
  takenAt?: number
  /** EPSG:4490. */
  lon: number
  lat: number
  /** As delivered, with the name of the system. */
  deliveredX: number
  deliveredY: number
  datum: string
  headingDegrees?: number
  pitchDegrees?: number
  rollDegrees?: number
  positionErrorMeters?: number
  projection?: PictureProjection
  fieldOfViewDegrees?: number
  width?: number
  height?: number
  cameraHeightMeters?: number
  camera?: string
  /** Of the synthetic city: how the camera truly stood where that differs. */
  drawnHeadingDegrees?: number
  /** Of the sealed original. */
  sha256?: string
}

/** Severity as in other deliveries: an error keeps the picture out, a warning is told. */
export interface ShotFinding {
  file: string
  code: ShotFindingCode
  severity: 'error' | 'warning'
  /** What was found. */
  value?: string
}

export const SHOT_FINDINGS = {
  'unreadable-file': { zh: '文件无法读取', en: 'cannot be read' },
  'not-jpeg': { zh: '不是 JPEG 文件', en: 'is not a JPEG file' },
  truncated: { zh: '文件残缺', en: 'is cut short' },
  damaged: { zh: '文件损坏，无法解码', en: 'is damaged and cannot be decoded' },
  'too-many-pixels': { zh: '像素过多', en: 'has too many pixels' },
  'too-large': { zh: '文件过大', en: 'is too large' },
  'metadata-too-large': { zh: '元数据过大', en: 'has too much metadata' },
  timeout: { zh: '处理超时', en: 'took too long' },
  duplicate: { zh: '与另一张影像内容相同', en: 'has the content of another picture' },
  'position-missing': { zh: '没有位置', en: 'has no position' },
  'position-null': { zh: '位置为零点', en: 'has a position of nought' },
  'outside-city': { zh: '不在城市范围内', en: 'lies outside the city' },
  'time-missing': { zh: '没有拍摄时间', en: 'has no time' },
  'time-implausible': { zh: '拍摄时间不可信', en: 'has a time that cannot be' },
  'heading-from-track': { zh: '没有航向，按轨迹推算', en: 'has no heading; taken from the track' },
  'heading-missing': { zh: '没有航向，也无轨迹可推算', en: 'has no heading, and no track to take it from' },
  'heading-against-track': { zh: '航向与行驶方向相反', en: 'has a heading against the way it went' },
  'jumps-away': { zh: '位置跳变，前后影像之间不可能到达', en: 'lies where nobody can get in the time' },
  'field-of-view-assumed': { zh: '视场角不明，按 70° 计', en: 'does not say its field of view; 70° assumed' },
  'file-missing': { zh: '轨迹中列出，但没有影像文件', en: 'is in the trajectory, but there is no file' },
  'not-in-trajectory': {
    zh: '轨迹中没有，取文件自身的位置',
    en: 'is not in the trajectory; its own position is taken',
  },
  'unreadable-row': { zh: '轨迹中的行无法读取', en: 'is a row of the trajectory that cannot be read' },
} as const
export type ShotFindingCode = keyof typeof SHOT_FINDINGS
