import type { WfsCall } from '../operation.ts'

/** What WFS 1.x calls the operations on features beside Query; none while the service only reads. */
export function writingOperations({ operations }: WfsCall): string[] {
  const has = (name: string): boolean => operations.some(operation => operation.name === name)
  return [...(has('Transaction') ? ['Insert', 'Update', 'Delete'] : []), ...(has('LockFeature') ? ['Lock'] : [])]
}
