import type { Entry } from './words.ts'

/** Street pictures and panoramas. */
export const imageryWords = {
  'layer.imagery': ['街景线路', 'Street pictures'],
  'imagery.button': ['街景', 'Pictures'],
  'imagery.here': ['看这里的街景', 'Pictures of this place'],
  'imagery.none': ['没有能看到它的街景影像', 'No street picture shows it'],
  'imagery.panel': ['街景影像', 'Street picture'],
  'imagery.flat': ['照片', 'Photo'],
  'imagery.equirectangular': ['全景', 'Panorama'],
  'imagery.drawn': ['合成影像', 'Synthetic picture'],
  'imagery.sealed': ['未脱敏，仅内部可见', 'Not blurred, staff only'],
  'imagery.close': ['关闭街景', 'Close the picture'],
  'imagery.previous': ['后退一张', 'Previous picture'],
  'imagery.next': ['前进一张', 'Next picture'],
  'imagery.compare': ['与其他时间对比', 'Compare with another time'],
  'imagery.times': ['拍摄时间', 'Time taken'],
  'imagery.onlyTime': ['此处只有一次拍摄', 'Taken only once here'],
  'imagery.then': ['{day} 的同一方向', 'The same direction on {day}'],
  'imagery.thenNone': ['当时没有拍到这个方向', 'This direction was not taken then'],
  'imagery.seen': ['画面中的部件：{count}', 'Components in view: {count}'],
  'imagery.marker': ['{name}，{distance} 米', '{name}, {distance} m'],
  'imagery.keys': [
    '方向键转动与前后移动，加减号缩放，Esc 关闭',
    'Arrow keys turn and move along, plus and minus zoom, Esc closes',
  ],
  'imagery.failed': ['影像打不开', 'The picture cannot be opened'],
  'imagery.heading': ['朝向 {bearing}°', 'Looking {bearing}°'],
} as const satisfies Record<string, Entry>
