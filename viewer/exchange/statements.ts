/** What a person states about a delivery, as the import takes it. */
export interface Statements {
  readonly crs?: string
  readonly encoding?: string
  readonly layer?: string
  readonly acceptOutside?: boolean
}

/**
 * Reads what a question offers as its answer, `crs=EPSG:4544` or `accept-outside`, in the words of the command line.
 * Undefined for an answer that a person has to write.
 */
export function statementOf(answer: string | undefined): Statements | undefined {
  if (!answer) return undefined
  if (answer === 'accept-outside') return { acceptOutside: true }
  const [name, value] = answer.split(/=(.*)/s)
  return (name === 'crs' || name === 'encoding' || name === 'layer') && value ? { [name]: value } : undefined
}
