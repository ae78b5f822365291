import { Alert, Button, Input } from 'antd'
import { useState } from 'react'
import { useWords } from '../i18n/use-words.ts'
import { problemText } from '../ui/problem-text.ts'
import { retryImport } from './import-commands.ts'
import type { Batch } from './queries.ts'
import { type Statements, statementOf } from './statements.ts'

/** What the import could not decide by itself, each with the answer it proposes. */
export function QuestionBox({ batch }: { batch: Batch }) {
  const t = useWords()
  const [crs, setCrs] = useState('')
  const [error, setError] = useState<Error>()
  const answer = (statements: Statements) =>
    void retryImport(batch.id, { ...batch.options, ...statements }).catch(setError)
  const questions = batch.report.questions ?? []
  return (
    <section className="question-box" aria-label={t('question.title')}>
      {questions.map(question => {
        const statement = statementOf(question.answer)
        return (
          <Alert
            key={`${question.table}:${question.textZh}`}
            type="warning"
            title={question.table}
            description={t.pick({ nameZh: question.textZh, nameEn: question.textEn })}
            action={
              statement && (
                <Button onClick={() => answer(statement)}>
                  {t('question.accept', { answer: question.answer ?? '' })}
                </Button>
              )
            }
          />
        )
      })}
      <div className="question-own">
        <Input
          aria-label={t('upload.crs')}
          placeholder={t('upload.crsHint')}
          value={crs}
          onChange={event => setCrs(event.target.value)}
        />
        <Button disabled={crs.trim() === ''} onClick={() => answer({ crs: crs.trim() })}>
          {t('question.own')}
        </Button>
      </div>
      {error && <Alert type="error" title={problemText(t, error)} />}
    </section>
  )
}
