/** Hands a text to the browser as a download. The mark at its start tells spreadsheets its encoding. */
export function saveFile(name: string, content: string) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob(['\ufeff', content], { type: 'text/csv;charset=utf-8' }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 1000)
}
