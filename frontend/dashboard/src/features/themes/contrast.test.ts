import { contrast, isColour, ratioText } from './contrast'

test('black on white is 21:1, and the order does not matter', () => {
  expect(contrast('#000000', '#ffffff')).toBe(21)
  expect(contrast('#ffffff', '#000000')).toBe(21)
  expect(contrast('#1f4fd8', '#1f4fd8')).toBe(1)
})

test('a ratio is cut, so that 4.49 does not look like 4.5', () => {
  expect(ratioText(4.49)).toBe('4.4:1')
  expect(ratioText(contrast('#767676', '#ffffff'))).toBe('4.5:1')
  expect(ratioText(contrast('#777777', '#ffffff'))).toBe('4.4:1')
})

test('only whole hexadecimal colours are colours', () => {
  expect(isColour('#1f4fd8')).toBe(true)
  expect(isColour('#fff')).toBe(false)
  expect(isColour('red')).toBe(false)
})
