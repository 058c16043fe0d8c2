import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'

import { toast, toastProblem } from '@/components/ui/toast'
import { messageOf } from '@/lib/api/problem'
import { useStore } from '@/lib/store-context'

import { readProduct, type Product } from './api'
import { rowsOf, type Edits, type Typed } from './cells'
import { changedProducts, save, type Problem } from './changes'

const productsText = (count: number) => (count === 1 ? '1 product' : `${count} products`)

/** Edits without those of rows that are through. */
function without(edits: Edits, product: Product, keep: (typed: Typed) => Typed): Edits {
  const left = { ...edits }
  for (const { key } of rowsOf([product])) {
    const kept = keep(left[key] ?? {})
    if (Object.keys(kept).length > 0) left[key] = kept
    else delete left[key]
  }
  return left
}

const onlyStock = ({ stock }: Typed): Typed => (stock === undefined ? {} : { stock })

/** What is edited and what became of saving it. What was refused stays as it was typed. */
export function useBulkSave(initial: Product[]) {
  const store = useStore()
  const queryClient = useQueryClient()
  const [products, setProducts] = useState(initial)
  const [problems, setProblems] = useState<Record<string, Problem>>({})
  const [done, setDone] = useState<{ done: number; of: number } | null>(null)
  const replace = (product: Product) =>
    setProducts((before) => before.map((each) => (each.id === product.id ? product : each)))

  /** Saves what changed, product by product; answers with the edits that are left. */
  async function saveAll(edits: Edits): Promise<Edits> {
    const changed = changedProducts(products, edits)
    const refused: Record<string, Problem> = {}
    let left = edits
    setProblems({})
    for (const [at, product] of changed.entries()) {
      setDone({ done: at, of: changed.length })
      const outcome = await save(store.id, product, edits)
      if (outcome.product) replace(outcome.product)
      if (outcome.problem) refused[product.id] = outcome.problem
      if (!outcome.problem) left = without(left, product, () => ({}))
      else if (outcome.isStockOpen) left = without(left, product, onlyStock)
    }
    setDone(null)
    setProblems(refused)
    const saved = changed.length - Object.keys(refused).length
    if (saved > 0) toast(`${productsText(saved)} saved`)
    await queryClient.invalidateQueries({ queryKey: ['stores', store.id, 'products'] })
    return left
  }

  /** What somebody else saved, below what is typed here; answers with the edits whose rows are still there. */
  async function reload(productId: string, edits: Edits): Promise<Edits> {
    try {
      const now = await readProduct(store.id, productId)
      const before = products.find((each) => each.id === productId)
      replace(now)
      setProblems(({ [productId]: _settled, ...others }) => others)
      const rows = new Set(rowsOf([now]).map(({ key }) => key))
      const gone = before ? rowsOf([before]).filter(({ key }) => !rows.has(key)) : []
      return Object.fromEntries(Object.entries(edits).filter(([key]) => !gone.some((row) => row.key === key)))
    } catch (error) {
      toastProblem(messageOf(error))
      return edits
    }
  }

  return { products, problems, done, saveAll, reload, forgetProblems: () => setProblems({}) }
}
