/** Which rule sent a review to a person, in words. */
const REASONS: Record<string, string> = {
  word: 'It has one of your blocked words.',
  contact: 'It has a link, an e-mail address or a telephone number.',
  photos: 'It has photos of somebody who did not buy here.',
  few_stars: 'It has fewer stars than you publish without a look.',
  not_verified: 'Its author did not buy here.',
  all: 'Every review waits for you.',
}

export const reasonOf = (heldFor: string) => REASONS[heldFor] ?? ''

export const starsSaid = (stars: number) => `${String(stars)} of 5 stars`
