import { describe, expect, test } from 'vitest'
import { momentFromDatetime } from './datetime.ts'

const interval = (from: string | null, to: string | null) => ({ kind: 'interval', from, to })

describe('datetime', () => {
  test.each([
    ['an instant', '2019-05-15T00:00:00Z', { kind: 'instant', at: '2019-05-15T00:00:00.000Z' }],
    [
      'an instant without a zone is of the city',
      '2019-05-15T08:00:00',
      { kind: 'instant', at: '2019-05-15T00:00:00.000Z' },
    ],
    ['a date is its day in the city', '2019-05-15', interval('2019-05-14T16:00:00.000Z', '2019-05-15T15:59:59.999Z')],
    ['an instant yet to come is now', '2999-01-01T00:00:00Z', { kind: 'now' }],
    [
      'an interval',
      '2019-01-01T00:00:00Z/2019-01-02T00:00:00Z',
      interval('2019-01-01T00:00:00.000Z', '2019-01-02T00:00:00.000Z'),
    ],
    ['an open beginning', '../2019-01-02T00:00:00Z', interval(null, '2019-01-02T00:00:00.000Z')],
    ['an open end', '2019-01-01T00:00:00Z/', interval('2019-01-01T00:00:00.000Z', null)],
    [
      'the year 9999 is an open end',
      '2019-05-15T00:00:00Z/9999-12-31T00:00:00Z',
      interval('2019-05-15T00:00:00.000Z', null),
    ],
    [
      'the year 0000 is an open beginning',
      '0000-01-01T00:00:00Z/2019-01-01T00:34:00Z',
      interval(null, '2019-01-01T00:34:00.000Z'),
    ],
    [
      'a date with a dangling T',
      '2019-10-01T/2019-10-02T',
      interval('2019-09-30T16:00:00.000Z', '2019-10-02T15:59:59.999Z'),
    ],
    [
      'a duration after',
      '2019-01-01T00:00:00Z/P1Y2M10DT2H30M',
      interval('2019-01-01T00:00:00.000Z', '2020-03-11T02:30:00.000Z'),
    ],
    ['a duration before', 'P2D/2019-01-03T00:00:00Z', interval('2019-01-01T00:00:00.000Z', '2019-01-03T00:00:00.000Z')],
  ])('%s', (_what, text, moment) => {
    expect(momentFromDatetime(text)).toEqual(moment)
  })

  test.each([
    'yesterday',
    '2019-02-30',
    '2019-13-01T00:00:00Z',
    '2019-05-15T25:00:00Z',
    'a/b/c',
    'P2D',
    '2019-05-15/2019-05-01',
    'P2D/P2D',
  ])('refuses %s', text => {
    expect(() => momentFromDatetime(text)).toThrow(expect.objectContaining({ code: 'invalid-parameter' }))
  })
})
