;(function () {
  var choice = 'system'
  try {
    choice = localStorage.getItem('windlass.theme') || 'system'
  } catch {
    // storage may be blocked; the system's theme is a fine answer
  }
  var dark =
    choice === 'dark' ||
    (choice === 'system' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
