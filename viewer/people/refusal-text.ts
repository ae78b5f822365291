import { ApiProblem } from '../api/problem.ts'
import type { PEOPLE_WORDS } from '../i18n/people-words.ts'
import type { PageWords } from '../i18n/use-page-words.ts'
import type { Words } from '../i18n/use-words.ts'
import { problemText } from '../ui/problem-text.ts'

type PeopleWords = PageWords<keyof typeof PEOPLE_WORDS>

/** Why signing in or changing a password was refused, in the reader's words. */
export function refusalText(t: PeopleWords, error: Error): string {
  if (error instanceof ApiProblem) {
    if (error.code === 'sign-in-failed') return t('enter.wrong')
    if (error.code === 'too-many-attempts') return t('enter.locked')
    if (error.code === 'password-too-weak') return t('account.rule')
  }
  return problemText(t as Words, error)
}
