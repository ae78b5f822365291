import { sql } from 'kysely'
import { commit } from '../../spatial/database/commit.ts'
import type { Db } from '../../spatial/database/schema.ts'

/** Made-up rows of every tile layer beside the small register, in 0.1° by 0.1°: the same in every run. */
export async function addRandomCity(db: Db, components: number): Promise<void> {
  await commit(db, { actor: 'test' }, async trx => {
    await sql`select setseed(0.42)`.execute(trx)
    await sql`
      insert into components (code, book_id, name, state, maintainer_code, grid_code, geom)
      select '510903' || (array['0101', '0102', '0203', '0301', '0402', '2101'])[1 + n % 6] || lpad((500000 + n)::text, 6, '0'),
             'CJT214-2007', '部件', (array['intact', 'damaged', 'lost'])[1 + floor(random() * 3)::integer],
             (array['W1', 'W2', null])[1 + floor(random() * 3)::integer], '510903001001001',
             case n % 10 when 0 then ST_MakeLine(array[at, ST_Translate(at, size, size / 3), ST_Translate(at, size, size)])
                         when 1 then ST_Difference(ST_Buffer(at, size, 3), ST_Buffer(ST_Translate(at, size / 9, 0), size / 3, 2))
                         else at end
      from (select n, ST_SetSRID(ST_MakePoint(105.53 + random() * 0.1, 30.46 + random() * 0.1), 4490) as at,
                   0.0001 + random() * 0.002 as size
            from generate_series(1, ${components}::integer) n) made`.execute(trx)
    await sql`
      insert into roads (id, name_zh, class, width_m, geom)
      select 'R' || n, case when n % 3 > 0 then '路' || n end,
             (array['motorway', 'trunk', 'primary', 'secondary', 'branch', 'lane'])[1 + n % 6], 3 + n % 20 + 0.5,
             ST_Multi(ST_SetSRID(ST_MakeLine(ST_MakePoint(105.53 + random() * 0.1, 30.46 + random() * 0.1),
                                             ST_MakePoint(105.53 + random() * 0.1, 30.46 + random() * 0.1)), 4490))
      from generate_series(1, 60) n`.execute(trx)
    await sql`
      insert into water (id, name_zh, kind, geom)
      select 'W' || n, '水' || n, (array['river', 'lake', 'canal'])[1 + n % 3], ST_Multi(${blob(0.01)})
      from generate_series(1, 12) n`.execute(trx)
    await sql`
      insert into blocks (id, name_zh, use, geom)
      select 'K' || n, null, (array['residential', 'green', 'farmland'])[1 + n % 3], ST_Multi(${blob(0.002)})
      from generate_series(1, 80) n`.execute(trx)
    await sql`
      insert into buildings (id, use, floors, height_m, geom)
      select 'B' || n, 'residential', nullif(n % 30, 0), case when n % 4 > 0 then (1 + n % 30) * 2.8 end, ST_Multi(${blob(0.0003)})
      from generate_series(1, 200) n`.execute(trx)
    await addRandomPictures(trx)
  })
}

/** Sequences of which every fifth is sealed, with twenty pictures each. */
async function addRandomPictures(trx: Db): Promise<void> {
  const visibility = sql`case when n % 5 = 0 then 'sealed' else 'blurred' end`
  await sql`
    insert into picture_sequences (id, title, source, captured_from, captured_to, captured_on, projection, pictures, visibility, geom)
    select 'S' || n, '路', 'test', now(), now(), '2024-05-01', 'flat', 20, ${visibility},
           ST_Multi(ST_SetSRID(ST_MakeLine(ST_MakePoint(105.53 + random() * 0.1, 30.46 + random() * 0.1),
                                           ST_MakePoint(105.53 + random() * 0.1, 30.46 + random() * 0.1)), 4490))
    from generate_series(1, 30) n`.execute(trx)
  await sql`
    insert into pictures (id, sequence_id, rank, file_name, projection, captured_at, captured_on, heading_degrees, heading_source,
      field_of_view_degrees, width, height, camera_height_m, position_error_m, heading_error_degrees, datum, delivered_x,
      delivered_y, drawn_pose, visibility, geom)
    select (100000000000000 + n * 100 + m)::text, 'S' || n, m, n || '.jpg', 'flat', now(), '2024-05-01', m * 10, 'delivered', 80, 20, 20,
           2, 1, 2, 'EPSG:4490', 0, 0, '{}', ${visibility},
           ST_SetSRID(ST_MakePoint(105.53 + random() * 0.1, 30.46 + random() * 0.1), 4490)
    from generate_series(1, 30) n, generate_series(1, 20) m`.execute(trx)
}

const blob = (radiusDegrees: number) => sql`ST_Buffer(
  ST_SetSRID(ST_MakePoint(105.53 + random() * 0.1, 30.46 + random() * 0.1), 4490), ${radiusDegrees}::float8 * (0.3 + random()), 2)`
