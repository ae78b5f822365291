/** Shown while the city is being opened; asks every second how far it has come and reloads when it is there. */
export const waitingPage = `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>网格 Wangge</title>
<style>
  :root { color-scheme: light dark }
  body { margin: 0; min-height: 100vh; display: grid; place-content: center; text-align: center; gap: 12px;
         background: light-dark(#f6f5f1, #14181d); color: light-dark(#22262b, #e6e9ec);
         font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", system-ui, sans-serif }
  h1 { font-size: 22px; font-weight: 600; margin: 0 }
  p { margin: 0; color: light-dark(#6b7178, #9aa3ab) }
  progress { width: 280px; accent-color: light-dark(#0f6fff, #5aa2ff) }
</style>
</head>
<body>
<h1>正在打开城市 · Opening the city</h1>
<progress id="bar"></progress>
<p id="stage" role="status"></p>
<script>
async function look() {
  try {
    const answer = await fetch('/api/health', { headers: { accept: 'application/json' } })
    if (answer.ok) return location.reload()
    const { stage, progress } = await answer.json()
    document.getElementById('stage').textContent = stage + (progress === undefined ? '' : ' ' + Math.round(progress * 100) + ' %')
    const bar = document.getElementById('bar')
    if (progress === undefined) bar.removeAttribute('value')
    else bar.value = progress
  } catch {}
  setTimeout(look, 1000)
}
look()
</script>
</body>
</html>
`
