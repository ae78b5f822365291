import { ConfigProvider } from 'antd'
import type { ReactNode } from 'react'
import { antdThemeConfig } from './antd-theme.ts'
import { useThemeName } from './theme-store.ts'
import { useIsPhone } from './use-is-phone.ts'

/** antd in our colours, for the pages that are built with it. */
export const AntdProvider = ({ children }: { children: ReactNode }) => (
  <ConfigProvider
    theme={antdThemeConfig(useThemeName(), { isPhone: useIsPhone() })}
    button={{ autoInsertSpace: false }}
  >
    {children}
  </ConfigProvider>
)
