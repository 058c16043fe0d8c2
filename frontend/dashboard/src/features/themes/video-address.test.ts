import { addressOf, videoAt } from './video-address'

test.each([
  ['https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10s', 'youtube', 'dQw4w9WgXcQ'],
  ['youtu.be/dQw4w9WgXcQ?si=abc', 'youtube', 'dQw4w9WgXcQ'],
  ['https://www.youtube.com/shorts/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
  ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', 'youtube', 'dQw4w9WgXcQ'],
  ['https://vimeo.com/channels/staffpicks/76979871', 'vimeo', '76979871'],
  ['https://player.vimeo.com/video/76979871?h=abc', 'vimeo', '76979871'],
])('%s is a video of %s', (address, provider, id) => {
  expect(videoAt(address)).toEqual({ provider, id })
})

test.each(['https://example.com/watch?v=dQw4w9WgXcQ', 'https://youtube.com/@channel', 'https://vimeo.com/about', 'not an address', ''])(
  '"%s" is no video',
  (address) => expect(videoAt(address)).toBeNull(),
)

test('the address of a video leads to the same video', () => {
  const video = { provider: 'vimeo', id: '76979871' } as const
  expect(videoAt(addressOf(video))).toEqual(video)
})
