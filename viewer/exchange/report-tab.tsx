import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../i18n/language.ts'
import { useWords } from '../i18n/use-words.ts'
import type { WordKey } from '../i18n/words.ts'
import { FindingMark } from '../symbols/symbol.tsx'
import { Facts, Section } from '../ui/card.tsx'
import { formatCount } from '../ui/format.ts'
import { type Batch, datasetsQuery } from './queries.ts'

/** What was read, what became of it, and how each table was understood. The numbers add up. */
export function ReportTab({ batch }: { batch: Batch }) {
  const t = useWords()
  const { counts, merge, tables = [], notes = [] } = batch.report
  const language = useLanguage()
  return (
    <div className="report">
      {counts && (
        <Figures
          title={t('report.rows', { read: formatCount(counts.read) })}
          figures={[
            ['report.accepted', counts.accepted],
            ['report.held', counts.held],
            ['report.unreadable', counts.unreadable],
            ['report.deleted', counts.deleted],
          ]}
        />
      )}
      {merge && (
        <Figures
          title={t('report.merge')}
          figures={[
            ['report.added', merge.added],
            ['report.changed', merge.changed],
            ['report.unchanged', merge.unchanged],
            ['report.retired', merge.retired],
          ]}
        />
      )}
      <CheckCounts batch={batch} />
      {notes.length > 0 && (
        <Section title={t('report.notes')}>
          <ul>
            {notes.map(note => (
              <li key={`${note.code}:${note.table ?? ''}:${note.row ?? ''}`}>
                {language === 'zh' ? note.messageZh : note.message}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {tables.map(table => (
        <TableSection key={table.path + table.name} table={table} />
      ))}
    </div>
  )
}

function Figures({ title, figures }: { title: string; figures: readonly (readonly [WordKey, number])[] }) {
  const t = useWords()
  return (
    <Section title={title}>
      <dl className="figures">
        {figures.map(([key, value]) => (
          <div key={key} data-empty={value === 0}>
            <dd>{formatCount(value)}</dd>
            <dt>{t(key)}</dt>
          </div>
        ))}
      </dl>
    </Section>
  )
}

/** How often each check found something, the worst first. */
function CheckCounts({ batch }: { batch: Batch }) {
  const t = useWords()
  const { data } = useQuery(datasetsQuery)
  const checks = data?.datasets.find(({ id }) => id === batch.dataset)?.checks ?? []
  const byCheck = batch.report.findings?.byCheck ?? {}
  const found = checks.filter(check => byCheck[check.id])
  if (found.length === 0) return null
  const rank = { error: 0, warning: 1, note: 2 } as const
  return (
    <Section title={t('report.checks')}>
      <ul className="check-counts">
        {found
          .toSorted((a, b) => rank[a.severity] - rank[b.severity] || byCheck[b.id]! - byCheck[a.id]!)
          .map(check => (
            <li key={check.id}>
              <FindingMark severity={check.severity} label={t(`severity.${check.severity}`)} />
              <span>{t.pick({ nameZh: check.titleZh, nameEn: check.titleEn })}</span>
              <strong>{formatCount(byCheck[check.id]!)}</strong>
            </li>
          ))}
      </ul>
    </Section>
  )
}

type Table = NonNullable<Batch['report']['tables']>[number]

function TableSection({ table }: { table: Table }) {
  const t = useWords()
  const { counts, encoding, crs } = table
  const samples = encoding.samples.length > 0 ? ` · ${encoding.samples.join(' / ')}` : ''
  return (
    <Section title={table.path}>
      <Facts
        facts={[
          [t('report.format'), `${table.format} · ${t('report.rows', { read: formatCount(counts.read) })}`],
          [t('report.encoding'), `${encoding.name}${samples}`],
          [t('report.crs'), `${crs.name} · ${t.pick({ nameZh: crs.evidenceZh, nameEn: crs.evidence })}`],
          ...(table.outsideCity > 0 ? [[t('report.outside'), formatCount(table.outsideCity)] as const] : []),
          ...(table.missing.length > 0 ? [[t('report.missing'), table.missing.join(', ')] as const] : []),
          ...(table.unmatched.length > 0 ? [[t('report.unmatched'), table.unmatched.join(', ')] as const] : []),
        ]}
      />
    </Section>
  )
}
