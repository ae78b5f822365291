import { asBearing } from '../../../spatial/geometry/angles.ts'
import type { Chain } from '../network/roads.ts'
import { randomFor } from '../prng.ts'
import { csv } from '../writers/csv.ts'
import { lonLatOf } from '../writers/geographic.ts'
import { type Drive, panoramaDrives, type Stop, streetDrives } from './drives.ts'

const MINUTE_MS = 60_000
/** 10 m at 20 km/h. */
const STEP_MS = 1_800
const DRIVES_PER_DAY = 40

const STREET_COLUMNS = [
  '线路编号',
  '道路名称',
  '序号',
  '影像文件',
  '拍摄时间',
  '东坐标',
  '北坐标',
  '航向角',
  '俯仰角',
  '横滚角',
  '定位精度',
  '影像类型',
  '水平视场角',
  '影像宽',
  '影像高',
  '相机高度',
  '相机',
]
const PANORAMA_COLUMNS = [
  'sequence',
  'road',
  'index',
  'filename',
  'timestamp',
  'longitude',
  'latitude',
  'heading',
  'pitch',
  'roll',
  'accuracy',
  'type',
  'width',
  'height',
  'camera_height',
  'camera',
  'drawn_heading',
]

/** One drive in so many was delivered with a heading that is off, as happens when a camera is remounted. */
const TURNED_EVERY = 12
const LARGEST_TURN_DEGREES = 8

/** By how much the delivered heading of a drive is off: known here, and to be found by corrections. */
export function turnOf(drive: Drive, index: number): number {
  if (index % TURNED_EVERY !== TURNED_EVERY - 1) return 0
  return Math.round(randomFor(`turn ${drive.id}`).between(-LARGEST_TURN_DEGREES, LARGEST_TURN_DEGREES) * 10) / 10
}

/** Meridians converge: grid north of the projection is not north. */
function trueHeading({ point, headingDegrees }: Stop): number {
  const [lon, lat] = lonLatOf(point)
  const [, north] = lonLatOf([point[0], point[1] + 10])
  const [east] = lonLatOf([point[0], point[1] + 10])
  const convergence = Math.atan2((east! - lon) * Math.cos((lat * Math.PI) / 180), north! - lat)
  return asBearing(headingDegrees + (convergence * 180) / Math.PI)
}

const instant = (first: number, drive: number, stop: number): Date => {
  const day = Math.floor(drive / DRIVES_PER_DAY)
  return new Date(first + day * 1440 * MINUTE_MS + (drive % DRIVES_PER_DAY) * 11 * MINUTE_MS + stop * STEP_MS)
}

/** As written on a clock in China. */
const clock = (moment: Date): string =>
  new Date(moment.getTime() + 480 * MINUTE_MS).toISOString().slice(0, 19).replace('T', ' ')

/** Street pictures, one camera looking ahead: GBK, eastings and northings in EPSG:4544. */
export function streetTrajectory(chains: readonly Chain[]): Buffer {
  const first = Date.UTC(2022, 4, 9, 1)
  const rows = streetDrives(chains).flatMap((drive, i) =>
    drive.stops.map((stop, k) => [
      drive.id,
      drive.roadZh,
      String(k + 1),
      `${drive.id}_${String(k + 1).padStart(5, '0')}.jpg`,
      clock(instant(first, i, k)),
      stop.point[0].toFixed(3),
      stop.point[1].toFixed(3),
      trueHeading(stop).toFixed(2),
      '0',
      '0',
      '0.8',
      '平面',
      '80',
      '2048',
      '1536',
      '2.2',
      'Synthetic street camera',
    ]),
  )
  return csv(STREET_COLUMNS, rows)
}

/** Panoramas of the centre: UTF-8, longitude and latitude in EPSG:4490. */
export function panoramaTrajectory(chains: readonly Chain[]): Buffer {
  const first = Date.UTC(2024, 9, 14, 1)
  const rows = panoramaDrives(chains).flatMap((drive, i) => {
    const turn = turnOf(drive, i)
    return drive.stops.map((stop, k) => {
      const heading = trueHeading(stop)
      const [lon, lat] = lonLatOf(stop.point)
      return [
        drive.id,
        drive.roadZh,
        k + 1,
        `${drive.id}_${String(k + 1).padStart(5, '0')}.jpg`,
        instant(first, i, k).toISOString(),
        lon.toFixed(9),
        lat.toFixed(9),
        asBearing(heading + turn).toFixed(2),
        0,
        0,
        0.3,
        'panorama',
        4096,
        2048,
        2.5,
        'Synthetic panorama camera',
        turn === 0 ? '' : heading.toFixed(2),
      ].join(',')
    })
  })
  return Buffer.from(`${[PANORAMA_COLUMNS.join(','), ...rows].join('\n')}\n`, 'utf8')
}
