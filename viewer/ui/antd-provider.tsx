import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { antdThemeConfig } from './antd-theme.ts'
import { useThemeName } from './theme-store.ts'

/** antd in our colours, for the pages that are built with it. */
export const AntdProvider = ({ children }: { children: ReactNode }) => (
  <ConfigProvider theme={antdThemeConfig(useThemeName())} button={{ autoInsertSpace: false }}>
    {children}
  </ConfigProvider>
)
