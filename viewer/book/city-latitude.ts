import { useQuery } from '@tanstack/react-query'
import { cityQuery } from './city-query.ts'

/** The middle of China, until the city has said where it is. */
const DEFAULT_LATITUDE = 35

/** Latitude of the city's middle, in degrees. */
export const useCityLatitude = (): number => useQuery(cityQuery).data?.center[1] ?? DEFAULT_LATITUDE
