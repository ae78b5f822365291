import { CITIES, type CityProfile } from '../spatial/catalogue/city-profile.ts'

export interface Configuration {
  port: number
  host: string
  dataDirectory: string
  /** A PostgreSQL server; absent for the embedded database. */
  databaseUrl?: string
  martinUrl?: string
  publicUrl?: string
  /** Name in CITIES and of the schema. */
  cityName: string
  city: CityProfile
  /** Fill an empty database with the synthetic city. */
  demo: boolean
}

/** A variable that cannot be used. The message is one sentence that says what to write. */
export class ConfigurationError extends Error {}

type Environment = Record<string, string | undefined>

/** Reads and checks every variable once. Throws ConfigurationError at the first that is wrong. */
export function readConfiguration(environment: Environment): Configuration {
  const value = (name: string): string | undefined => environment[name]?.trim() || undefined
  const cityName = value('CITY') ?? 'suining'
  const databaseUrl = value('DATABASE_URL')
  const martinUrl = value('MARTIN_URL')
  const publicUrl = value('PUBLIC_URL')
  return {
    port: portOf(value('PORT') ?? '8080'),
    host: value('HOST') ?? '127.0.0.1',
    dataDirectory: value('DATA_DIR') ?? '.data',
    cityName,
    city: cityOf(cityName),
    demo: demoOf(value('DEMO') ?? (databaseUrl ? 'off' : 'on')),
    ...(databaseUrl && { databaseUrl: checkedUrl('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:']) }),
    ...(martinUrl && { martinUrl: checkedUrl('MARTIN_URL', martinUrl, ['http:', 'https:']) }),
    ...(publicUrl && { publicUrl: checkedUrl('PUBLIC_URL', publicUrl, ['http:', 'https:']) }),
  }
}

/** The names of all variables that are read, in the order in which they are. */
export function variablesRead(): string[] {
  const names: string[] = []
  const environment = new Proxy<Environment>({}, { get: (_, name) => void names.push(String(name)) })
  readConfiguration(environment)
  return names
}

function portOf(text: string): number {
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port <= 65535) return port
  throw new ConfigurationError(`PORT is "${text}": write a whole number from 0 to 65535, such as 8080.`)
}

function cityOf(name: string): CityProfile {
  const city = CITIES[name]
  if (city) return city
  throw new ConfigurationError(`CITY is "${name}": write one of ${Object.keys(CITIES).join(', ')}.`)
}

function demoOf(text: string): boolean {
  if (text === 'on' || text === 'off') return text === 'on'
  throw new ConfigurationError(`DEMO is "${text}": write on or off.`)
}

function checkedUrl(name: string, text: string, protocols: string[]): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url && protocols.includes(url.protocol)) return text.replace(/\/$/, '')
  // The value is not repeated: it may hold a password.
  throw new ConfigurationError(`${name} is not an address: write one that begins with ${protocols[0]}//.`)
}
