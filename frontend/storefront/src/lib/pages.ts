/** Talking to the server: it renders, the islands only put its HTML in place. */
import { renew, type Sent } from './renewing'

const FRAGMENT = 'X-Windlass-Fragment'

export class Refused extends Error {}

/** Posts a form as the browser would. `submitter` is the button that was pressed. */
export function post(form: HTMLFormElement, fragment: string, submitter?: HTMLElement | null) {
  const button = submitter instanceof HTMLButtonElement ? submitter : undefined
  return fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams([...new FormData(form, button)].filter(isText)),
    headers: { [FRAGMENT]: fragment },
  })
}

function isText(entry: [string, FormDataEntryValue]): entry is [string, string] {
  return typeof entry[1] === 'string'
}

/** The words of a piece of a page; throws Refused with the server's own words when it says no. */
export async function fragment(response: Response): Promise<string> {
  const text = await response.text()
  if (response.ok) return text
  throw new Refused(response.headers.get('content-type')?.startsWith('text/plain') ? text : '')
}

/** A whole page, parsed and not run. */
export async function page(response: Response): Promise<Document> {
  const html = (await response.text()).replace(/<style>.*?<\/style>/s, '') // this page's is the one that counts
  return new DOMParser().parseFromString(html, 'text/html')
}

export async function load(path: string, signal?: AbortSignal): Promise<Document> {
  const response = await fetch(path, { signal: signal ?? null })
  if (!response.ok) throw new Refused()
  return page(response)
}

/** Replaces the content of `selector` here by that in the fetched page; what is being written stays. */
export function swap(fresh: ParentNode, selector: string, sent?: Sent) {
  const [here, there] = [document.querySelector(selector), fresh.querySelector(selector)]
  if (here && there) renew(here, there, sent)
}
