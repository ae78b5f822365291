import { ApiProblem } from './problem.ts'
import { keyHeader } from './session.ts'

/** Saves what an address answers under the name that the answer brings. A key travels in a header, which a plain link cannot send. */
export async function saveFile(address: string): Promise<void> {
  const response = await fetch(address, { headers: keyHeader() })
  if (!response.ok) throw ApiProblem.from(response.status, await response.json())
  const link = document.createElement('a')
  link.href = URL.createObjectURL(await response.blob())
  link.download = nameIn(response.headers.get('content-disposition')) ?? ''
  link.click()
  URL.revokeObjectURL(link.href)
}

const nameIn = (disposition: string | null): string | undefined => /filename="([^"]+)"/.exec(disposition ?? '')?.[1]
