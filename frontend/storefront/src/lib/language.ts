/** A path of this shop in the language of the page: addresses of all but the shop's own begin with it. */
export function inLanguage(path: string) {
  return (document.documentElement.dataset.prefix ?? '') + path
}
