import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from './failure.tsx'
import { SkeletonLines } from './skeleton.tsx'
import './proof.css'

interface ProofProps<Report> {
  readonly query: UseQueryOptions<Report, Error, Report, string[]>
  readonly children: (report: Report) => ReactNode
}

/** A report about all that is published, once it is there. */
export function Proof<Report>({ query, children }: ProofProps<Report>) {
  const { data, error, refetch } = useQuery(query)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  return data ? children(data) : <SkeletonLines lines={2} />
}

interface OutcomeProps {
  readonly isProven: boolean
  readonly statement: string
  readonly children: ReactNode
}

/** What the report comes to, and what speaks against it. */
export function Outcome({ isProven, statement, children }: OutcomeProps) {
  return (
    <>
      <p className="proof-outcome" data-broken={isProven ? undefined : true}>
        {statement}
      </p>
      <ul className="proof-findings">{children}</ul>
    </>
  )
}
