import { Button, Table } from 'antd'
import type { Key, ReactNode } from 'react'
import { useIsPhone } from './use-is-phone.ts'
import './reading-table.css'

export interface ReadingColumn<Row> {
  readonly key: string
  /** Absent for a column of buttons. */
  readonly title?: string
  readonly width?: number
  readonly cell: (row: Row) => ReactNode
}

interface ReadingTableProps<Row> {
  readonly rows: readonly Row[]
  readonly rowKey: (row: Row) => Key
  readonly columns: readonly ReadingColumn<Row>[]
  /** Narrower than so many pixels it scrolls sideways; on a phone each row is a card instead. */
  readonly leastPixels: number
  readonly isLoading?: boolean
  /** More about a row, shown beneath it when the button is pressed. */
  readonly more?: { readonly label: string; readonly of: (row: Row) => ReactNode }
}

const ROWS_OF_A_PAGE = 20
const MORE_PIXELS = 90

/** Rows with their columns; on a phone one card a row, with the titles beside the values. */
export function ReadingTable<Row extends object>(props: ReadingTableProps<Row>) {
  const { rows, rowKey, columns, leastPixels, isLoading = false, more } = props
  const isPhone = useIsPhone()
  return (
    <Table<Row>
      className={isPhone ? 'stacked-table' : ''}
      rowKey={rowKey}
      size="small"
      loading={isLoading}
      dataSource={rows}
      pagination={{ pageSize: ROWS_OF_A_PAGE, hideOnSinglePage: true }}
      {...(!isPhone && { scroll: { x: leastPixels } })}
      {...(more && {
        expandable: {
          columnWidth: MORE_PIXELS,
          expandedRowRender: more.of,
          expandIcon: ({ expanded, onExpand, record }) => (
            <Button size="small" aria-expanded={expanded} onClick={event => onExpand(record, event)}>
              {more.label}
            </Button>
          ),
        },
      })}
      columns={columns.map(({ key, title, width, cell }) => ({
        key,
        title,
        ...(width !== undefined && !isPhone && { width }),
        onCell: () => ({ 'data-title': title }) as object,
        render: (_: unknown, row: Row) => cell(row),
      }))}
    />
  )
}
