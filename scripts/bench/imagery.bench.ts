/**
 * Bearings against a reference, and look-at at full size: how long it takes, and how often the component truly is in the crop that is proposed, by class, with
 * errors of heading and position, before and after calibration from ten corrections. The truth is drawn from the city itself.
 * Needs DATABASE_URL with the demo city and its pictures.
 */
import { type Database, openDatabase } from '../../spatial/database/connection.ts'
import { bboxAround } from '../../spatial/geometry/bbox-around.ts'
import { localPlane } from '../../spatial/geometry/local-plane.ts'
import { type Calibration, type Camera, calibrated } from '../../spatial/imagery/camera.ts'
import { camerasIn, camerasOfSequence } from '../../spatial/imagery/cameras.ts'
import { PUBLIC_EYES } from '../../spatial/imagery/eyes.ts'
import { lookAt } from '../../spatial/imagery/look-at.ts'
import { bodiesByClass, hidingIn, obstaclesOn, type StreetComponent } from '../../spatial/imagery/surroundings.ts'
import { FURTHEST_METERS, rankedViews, type View } from '../../spatial/imagery/view.ts'
import { ConfigurationError, readConfiguration } from '../configuration.ts'
import { printBearings } from './imagery/bearings.ts'
import { calibrationByHand, type Pointable, pointables } from './imagery/corrections.ts'
import { delivered, type Noise } from './imagery/noise.ts'
import { isInside, Truth } from './imagery/truth.ts'
import { percentile } from './statistics.ts'
import { duration, type Row, tableOf } from './table.ts'

const CALLS = 1_000
const PER_CLASS = 12
const CLASSES = [
  '0102',
  '0104',
  '0113',
  '0115',
  '0117',
  '0118',
  '0203',
  '0209',
  '0210',
  '0305',
  '0307',
  '0402',
  '0407',
  '2110',
]
const NOISES: readonly Noise[] = [
  { headingDegrees: 0, positionMeters: 0 },
  ...[1, 3].flatMap(positionMeters => [2, 5, 10].map(headingDegrees => ({ headingDegrees, positionMeters }))),
]
/** More than any error of these tables can move a camera. */
const REACH_METERS = FURTHEST_METERS + 20

export async function bench(): Promise<void> {
  const { databaseUrl, cityName } = readConfiguration(process.env)
  if (!databaseUrl)
    throw new ConfigurationError('This bench needs the full city: write DATABASE_URL of a PostgreSQL server.')
  const database = openDatabase({ kind: 'server', connectionString: databaseUrl }, { schema: cityName })
  await printBearings(database.pool)
  await speed(database)
  await precision(database)
  await database.close()
}

async function speed({ db, pool }: Database): Promise<void> {
  const { rows } = await pool.query<{ code: string }>(`select code from components order by md5(code) limit ${CALLS}`)
  const times: number[] = []
  let none = 0
  for (const { code } of rows) {
    const start = performance.now()
    const views = await lookAt(db, { subject: { component: code }, at: Date.now(), eyes: PUBLIC_EYES, count: 5 })
    times.push(performance.now() - start)
    if (views.length === 0) none++
  }
  times.sort((a, b) => a - b)
  const { rows: sizes } = await pool.query<{ n: number }>('select count(*)::integer as n from pictures')
  console.log(
    `Look-at among ${sizes[0]!.n} pictures, ${CALLS} components of all classes, one at a time; target p95 < 30 ms\n`,
  )
  const header = ['calls', 'p50', 'p95', 'p99', 'seen by none']
  const shares = [0.5, 0.95, 0.99].map(share => duration(percentile(times, share)))
  console.log(`${tableOf(header, [[CALLS, ...shares, none]])}\n`)
}

interface Subject {
  component: StreetComponent
  cameras: Camera[]
}

interface World {
  database: Database
  truth: Truth
  subjects: Subject[]
  things: Map<string, Pointable[]>
}

async function precision(database: Database): Promise<void> {
  const subjects = await sampleSubjects(database)
  const world: World = { database, truth: new Truth(database.db), subjects, things: new Map() }
  const rows: Row[] = []
  const byClass = new Map<string, Row>()
  for (const noise of NOISES) {
    const before = await scores(world, noise, false)
    const after = await scores(world, noise, true)
    rows.push([`${noise.headingDegrees}° ${noise.positionMeters} m`, ...totals(before), ...totals(after)])
    for (const code of CLASSES) {
      const own = [before, after].map(list => list.filter(({ classCode }) => classCode === code))
      byClass.set(code, [...(byClass.get(code) ?? [code]), ...own.map(list => totals(list).slice(0, 2).join(' '))])
    }
  }
  console.log(
    `The object is in the crop: ${subjects.length} components, ${PER_CLASS} of each of ${CLASSES.length} classes\n`,
  )
  const header = ['errors', '@1', '@3', 'answered', 'calibrated @1', '@3 ', 'answered ']
  console.log(`${tableOf(header, rows)}\n`)
  const names = NOISES.flatMap(({ headingDegrees: h, positionMeters: p }) => [`${h}° ${p} m`, 'cal.'])
  console.log(`By class: @1 @3, as delivered and calibrated\n\n${tableOf(['class', ...names], [...byClass.values()])}`)
}

/** Components of each class that some picture truly may show: with pictures within 25 m. */
async function sampleSubjects({ db, pool }: Database): Promise<Subject[]> {
  const bodies = await bodiesByClass(db)
  const { rows } = await pool.query<Omit<StreetComponent, 'body'>>(
    `select code, class_code as "classCode", name, ST_X(geom) as lon, ST_Y(geom) as lat from (
       select c.*, row_number() over (partition by class_code order by md5(code)) as n from components c
       where class_code = any($1) and GeometryType(geom) = 'POINT' and exists (
         select from pictures p where p.geom && ST_Expand(c.geom, 0.0002) and p.retired_at is null)) c
     where n <= $2 order by code`,
    [CLASSES, PER_CLASS],
  )
  const subjects: Subject[] = []
  for (const row of rows) {
    const cameras = await camerasIn(db, bboxAround([row.lon, row.lat], REACH_METERS), PUBLIC_EYES)
    subjects.push({ component: { ...row, body: bodies.get(row.classCode)! }, cameras })
  }
  return subjects
}

interface Score {
  classCode: string
  hits: boolean[]
}

async function scores(world: World, noise: Noise, isCalibrated: boolean): Promise<Score[]> {
  const list: Score[] = []
  for (const subject of world.subjects) {
    const views = (await viewsOf(world, subject, { noise, isCalibrated })).slice(0, 3)
    const hits: boolean[] = []
    for (const view of views) {
      const real = subject.cameras.find(({ id }) => id === view.camera.id)!
      hits.push(isInside(await world.truth.shown(real, subject.component), view))
    }
    list.push({ classCode: subject.component.classCode, hits })
  }
  return list
}

async function viewsOf(
  world: World,
  { component, cameras }: Subject,
  { noise, isCalibrated }: { noise: Noise; isCalibrated: boolean },
): Promise<View[]> {
  const { db } = world.database
  const at = [component.lon, component.lat] as const
  const hiding = await hidingIn(db, bboxAround(at, REACH_METERS))
  const plane = localPlane(at)
  const known: Camera[] = []
  for (const camera of cameras) {
    const said = delivered(camera, noise)
    known.push(isCalibrated ? calibrated(said, await calibrationOf(world, camera, noise)) : said)
  }
  const looking = { obstacles: obstaclesOn(plane, hiding), plane, at: Date.now() }
  return rankedViews(known, { ...component, key: component.code }, looking)
}

async function calibrationOf(world: World, camera: Camera, noise: Noise): Promise<Calibration> {
  const { things, database } = world
  let known = things.get(camera.sequenceId)
  if (!known) {
    known = await pointables(database.db, await camerasOfSequence(database.db, camera.sequenceId))
    things.set(camera.sequenceId, known)
  }
  return calibrationByHand(known, noise)
}

/** Share of answers whose first view, and any of the first three, shows the object; and how many had an answer at all. */
function totals(list: readonly Score[]): [string, string, string] {
  const answered = list.filter(({ hits }) => hits.length > 0)
  const share = (count: number, of: number) => (of === 0 ? '–' : (count / of).toFixed(2))
  const first = answered.filter(({ hits }) => hits[0]).length
  const three = answered.filter(({ hits }) => hits.includes(true)).length
  return [share(first, answered.length), share(three, answered.length), share(answered.length, list.length)]
}
