/** China keeps one time for the whole country. */
const CITY_DAY = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' })

/** The day it is in the city at an instant, `2026-11-23`. */
export const cityDay = (instant: Date): string => CITY_DAY.format(instant)
