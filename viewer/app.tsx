import { QueryClientProvider } from '@tanstack/react-query'
import { Suspense, useLayoutEffect } from 'react'
import { queryClient } from './api/query-client.ts'
import { useLanguage } from './i18n/language.ts'
import { pageAt } from './pages/pages.ts'
import { applyPalette, useThemeName } from './ui/theme-store.ts'

/** The page of the address, within the reader's theme and language. */
export function App() {
  const theme = useThemeName()
  const language = useLanguage()
  const Page = pageAt(location.pathname)
  useLayoutEffect(() => applyPalette(theme), [theme])
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  }, [language])
  return (
    <QueryClientProvider client={queryClient}>
      <Suspense fallback={null}>
        <Page />
      </Suspense>
    </QueryClientProvider>
  )
}
