import type { UseQueryResult } from '@tanstack/react-query'
import { Button } from 'antd'
import type { ComponentProps, ReactNode } from 'react'
import { Failure } from '../ui/failure.tsx'
import { ReadingTable } from '../ui/reading-table.tsx'
import { SecretDialog } from './secret-dialog.tsx'
import type { DrawerState } from './use-drawer.ts'

interface ManagedListProps<Row> extends Omit<ComponentProps<typeof ReadingTable<Row & object>>, 'isLoading'> {
  readonly title: string
  readonly addLabel: string
  readonly query: Pick<UseQueryResult, 'error' | 'isPending' | 'refetch'>
  readonly drawer: DrawerState<Row>
  /** The drawer itself, while it is open. */
  readonly children: ReactNode
}

/** What an administrator keeps: a list with the button that makes one more, and the secret that is shown once. */
export function ManagedList<Row extends object>(props: ManagedListProps<Row>) {
  const { title, addLabel, query, drawer, children, ...table } = props
  if (query.error) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <section className="reading-section">
      <div className="section-head">
        <h2>{title}</h2>
        <Button type="primary" onClick={() => drawer.edit('new')}>
          {addLabel}
        </Button>
      </div>
      <ReadingTable {...table} isLoading={query.isPending} />
      {children}
      {drawer.secret && <SecretDialog secret={drawer.secret} onClose={drawer.forget} />}
    </section>
  )
}
