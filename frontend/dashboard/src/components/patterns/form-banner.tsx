import { Banner } from '@/components/ui/banner'
import { Copyable } from '@/components/ui/copyable'

import type { FormProblem } from './form-problem'

export function FormBanner({ problem, title = 'This is not saved yet' }: { problem: FormProblem | null; title?: string }) {
  if (!problem) return null
  return (
    <Banner kind="danger" title={title}>
      <p>{problem.message}</p>
      {problem.others.map((other) => (
        <p key={other}>{other}</p>
      ))}
      {problem.reference && (
        <p className="mt-1 flex items-center gap-2 text-muted">
          Reference <Copyable value={problem.reference} label="reference" />
        </p>
      )}
    </Banner>
  )
}
