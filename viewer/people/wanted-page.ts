/** Where the reader wanted to be before they were sent to sign in: a path of this server, since a link must not lead away through it. */
export function wantedPage(): string | undefined {
  const next = new URLSearchParams(location.search).get('next')
  if (!next?.startsWith('/')) return undefined
  const url = new URL(next, location.origin)
  return url.origin === location.origin ? url.pathname + url.search : undefined
}

/** A page that is shown once the reader is somebody, and then leads on to the one they wanted. */
export const onTheWayTo = (page: '/sign-in' | '/account', wanted: string | undefined): string =>
  wanted === undefined ? page : `${page}?next=${encodeURIComponent(wanted)}`
