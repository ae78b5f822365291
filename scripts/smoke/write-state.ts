/** Reads a component and marks it as damaged, as a program does that must not overwrite what it has not seen. Returns the status. */
export async function markDamaged(url: string, key: string, code: string): Promise<number> {
  const address = `${url}/api/components/${code}`
  const seen = (await fetch(address)).headers.get('etag') ?? ''
  const written = await fetch(address, {
    method: 'PATCH',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', 'if-match': seen },
    body: JSON.stringify({ state: 'damaged' }),
  })
  return written.status
}
