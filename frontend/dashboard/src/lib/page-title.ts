/** Sets the document's title; the returned function takes it back unless a later page has set its own. */
export function setPageTitle(title: string) {
  const own = `${title} · Windlass`
  document.title = own
  return () => {
    if (document.title === own) document.title = 'Windlass'
  }
}
