import { QueryClientProvider } from '@tanstack/react-query'
import { ConfigProvider } from 'antd'
import { Suspense, useLayoutEffect } from 'react'
import { queryClient } from './api/query-client.ts'
import { useLanguage } from './i18n/language.ts'
import { pageAt } from './pages/pages.ts'
import { antdThemeConfig } from './ui/antd-theme.ts'
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
      <ConfigProvider theme={antdThemeConfig(theme)} button={{ autoInsertSpace: false }}>
        <Suspense fallback={null}>
          <Page />
        </Suspense>
      </ConfigProvider>
    </QueryClientProvider>
  )
}
