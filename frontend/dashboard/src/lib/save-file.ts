/** Hands a table to the browser as a download. The mark at its start tells spreadsheets its encoding. */
export function saveFile(name: string, content: string) {
  hand(name, new Blob(['\ufeff', content], { type: 'text/csv;charset=utf-8' }))
}

export function saveJson(name: string, content: unknown) {
  hand(name, new Blob([JSON.stringify(content, null, 1)], { type: 'application/json' }))
}

function hand(name: string, content: Blob) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(content)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
