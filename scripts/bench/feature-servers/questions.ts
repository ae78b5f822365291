import type { Sample } from '../queries/sample.ts'
import type { Service } from './services.ts'

export interface Question {
  name: string
  calls: number
  /** How many ask at the same time. */
  clients: readonly number[]
  /** Undefined where the service has no such answer. */
  address(service: Service, sample: Sample): string | undefined
}

/** Pages far behind are asked as well as the first, because that is where servers that skip rows slow down. */
const FAR = 200_000
const MANY = [1, 8] as const

export const QUESTIONS: readonly Question[] = [
  { name: 'hits', calls: 40, clients: MANY, address: service => service.hits() },
  { name: 'small box', calls: 200, clients: MANY, address: (service, sample) => service.box(sample) },
  { name: 'first 10', calls: 200, clients: MANY, address: service => service.page(10, 0) },
  { name: 'first 1,000', calls: 40, clients: MANY, address: service => service.page(1000, 0) },
  { name: 'first 10,000', calls: 8, clients: [1], address: service => service.page(10_000, 0) },
  { name: '10 behind 200,000', calls: 40, clients: MANY, address: service => service.page(10, FAR) },
  { name: '10,000 behind 200,000', calls: 8, clients: [1], address: service => service.page(10_000, FAR) },
  { name: 'everything', calls: 3, clients: [1], address: service => service.whole?.() },
]
