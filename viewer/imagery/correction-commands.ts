import { answered, api } from '../api/client.ts'
import { queryClient } from '../api/query-client.ts'
import type { Draft } from './correction-store.ts'

/** Says that a component is seen in that direction. The calibration of the whole sequence follows. */
export async function correct(component: string, { picture, yaw, pitch }: Draft) {
  const corrected = await answered(
    api.POST('/api/imagery/pictures/{id}/corrections', {
      params: { path: { id: picture } },
      body: { component, yaw, pitch },
    }),
  )
  await askAgain()
  return corrected
}

export type Corrected = Awaited<ReturnType<typeof correct>>

export async function takeBack(number: number) {
  const corrected = await answered(api.DELETE('/api/imagery/corrections/{number}', { params: { path: { number } } }))
  await askAgain()
  return corrected
}

/** Everything that hangs on how pictures stood. */
const ASKED_AGAIN = ['picture', 'picture-seen', 'look-at', 'pictures-around']

const askAgain = () =>
  queryClient.invalidateQueries({ predicate: ({ queryKey: [first] }) => ASKED_AGAIN.includes(String(first)) })
