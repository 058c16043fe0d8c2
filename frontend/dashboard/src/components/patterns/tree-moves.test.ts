import { describe, expect, it } from 'vitest'

import { branchOf, landingOf, moved, stepOf, type TreeRow } from './tree-moves'

const row = (id: string, parentId: string | null, depth: number): TreeRow => ({ id, parentId, depth, label: id })
const TREE = [row('home', null, 0), row('lamps', 'home', 1), row('desk', 'lamps', 2), row('rugs', 'home', 1), row('garden', null, 0)]
const shape = (rows: TreeRow[]) => rows.map(({ id, depth }) => `${'-'.repeat(depth)}${id}`)

describe('a tree that is arranged', () => {
  it('takes a branch along', () => {
    expect(branchOf(TREE, 'lamps').map(({ id }) => id)).toEqual(['lamps', 'desk'])
    expect(shape(moved(TREE, 'lamps', { parentId: 'garden', place: 0 }))).toEqual(['home', '-rugs', 'garden', '-lamps', '--desk'])
  })

  it.each([
    ['lamps', 'down', ['home', '-rugs', '-lamps', '--desk', 'garden']],
    ['rugs', 'up', ['home', '-rugs', '-lamps', '--desk', 'garden']],
    ['rugs', 'in', ['home', '-lamps', '--desk', '--rugs', 'garden']],
    ['desk', 'out', ['home', '-lamps', '-desk', '-rugs', 'garden']],
    ['garden', 'in', ['home', '-lamps', '--desk', '-rugs', '-garden']],
  ] as const)('steps by key: %s %s', (id, step, expected) => {
    const move = stepOf(TREE, id, step, 4)
    expect(move).not.toBeNull()
    expect(shape(moved(TREE, id, move!))).toEqual(expected)
  })

  it.each([
    ['home', 'up'],
    ['garden', 'down'],
    ['lamps', 'in'],
    ['home', 'out'],
  ] as const)('has no step %s %s', (id, step) => {
    expect(stepOf(TREE, id, step, 4)).toBeNull()
  })

  it('goes no deeper than it may', () => {
    expect(stepOf(TREE, 'garden', 'in', 0)).toBeNull()
    expect(landingOf(TREE, 'garden', 'rugs', 3, 1)).toMatchObject({ depth: 1, parentId: 'home' })
  })

  it.each([
    ['garden', 'lamps', 0, ['home', '-garden', '-lamps', '--desk', '-rugs']],
    ['garden', 'rugs', 2, ['home', '-lamps', '--desk', '--garden', '-rugs']],
    ['rugs', 'garden', 0, ['home', '-lamps', '--desk', 'garden', '-rugs']],
    ['rugs', 'rugs', -1, ['home', '-lamps', '--desk', 'rugs', 'garden']],
    ['home', 'garden', 0, ['garden', 'home', '-lamps', '--desk', '-rugs']],
  ])('lands where it is dropped: %s over %s', (id, over, shift, expected) => {
    const landing = landingOf(TREE, id, over, shift, 4)
    expect(landing).not.toBeNull()
    expect(shape(moved(TREE, id, landing!))).toEqual(expected)
  })

  it('does not land in itself', () => {
    expect(landingOf(TREE, 'home', 'desk', 0, 4)).toBeNull()
  })
})
