/** node scripts/demo-city/main.ts --out DIR [--small]: writes the synthetic city as deliverables. */
import { parseArgs } from 'node:util'
import { generateDemoCity } from './generate.ts'
import { writeDelivery } from './write-delivery.ts'

const { values } = parseArgs({ options: { out: { type: 'string' }, small: { type: 'boolean', default: false } } })
if (!values.out) {
  console.error('say where to write: --out DIR')
  process.exit(1)
}
const city = generateDemoCity({ scale: values.small ? 'small' : 'full' }, (step, done, steps) =>
  console.log(`${done + 1}/${steps} ${step}`),
)
await writeDelivery(city, values.out)
console.log(`${city.components.length} components in ${city.grids.length} unit grids: ${values.out}`)
