import { setStatusOfMany, type ProductStatus } from './api'

const AT_ONCE = 50

/** However many there are, part after part: what cannot be changed is counted and the others go on. Throws only when
 * nothing at all could be changed. */
export async function setStatusOfAll(
  storeId: string,
  ids: string[],
  status: ProductStatus,
  onProgress: (done: number) => void = () => {},
): Promise<{ updated: ReadonlySet<string>; failed: number }> {
  const updated = new Set<string>()
  let failure: unknown
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    try {
      const answer = await setStatusOfMany(storeId, ids.slice(at, at + AT_ONCE), status)
      answer.updated.forEach((id) => updated.add(id))
    } catch (error) {
      failure = error
    }
    if (ids.length > AT_ONCE) onProgress(Math.min(at + AT_ONCE, ids.length))
  }
  if (failure !== undefined && updated.size === 0) throw failure
  return { updated, failed: ids.length - updated.size }
}
