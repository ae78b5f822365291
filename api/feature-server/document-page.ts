const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, character => ESCAPES[character]!)

/** A document of the service for whoever looks at it in a browser. */
export const documentPage = (document: object): string => `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>FeatureServer</title>
<style>body{margin:24px;font:14px/1.5 ui-monospace,monospace;color:#1d2733}pre{white-space:pre-wrap;overflow-wrap:anywhere}</style>
<pre>${escaped(JSON.stringify(document, null, 2))}</pre></html>
`
