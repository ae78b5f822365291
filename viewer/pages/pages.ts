import { type ComponentType, lazy } from 'react'

/** Every page by its path. Each is loaded when it is opened. */
const PAGES: Readonly<Record<string, ComponentType>> = {
  '/': lazy(() => import('./map-page.tsx')),
  '/workbench': lazy(() => import('./workbench-page.tsx')),
  '/sign-in': lazy(() => import('./sign-in-page.tsx')),
  '/account': lazy(() => import('./account-page.tsx')),
  '/admin': lazy(() => import('./admin-page.tsx')),
  '/developers': lazy(() => import('./developers-page.tsx')),
  '/compat': lazy(() => import('./compat-page.tsx')),
}

const LostPage = lazy(() => import('./lost-page.tsx'))

/** The page of a path; a trailing slash makes no difference. */
export const pageAt = (path: string): ComponentType => PAGES[path.replace(/(?<=.)\/+$/, '')] ?? LostPage
