// What a run needs from the machine: Lighthouse multiplies the time that work took, and what other
// programs took away with it.
import { writeFileSync } from 'node:fs'
import { cpus, setPriority } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'

const LOOK_MS = 2000
const QUIET = 0.2 // of all cores
const AHEAD = -15 // of other programs, as `nice` counts

/** What this process starts goes before other programs, where the system lets it. */
export function goAhead() {
  attempt(() => {
    setPriority(AHEAD)
  })
}

/** The same for a process with a session of its own: Linux shares time between sessions first, if it
    was told to (sched_autogroup_enabled), and only then between the processes of each. */
export function goAheadWith(session) {
  attempt(() => {
    writeFileSync(`/proc/${session}/autogroup`, String(AHEAD))
  })
}

function attempt(work) {
  try {
    work()
  } catch {
    // for administrators only, or another system
  }
}

/** Waits until the machine is quiet, together at most so long; then goes on, and says how busy it is. */
export function patience(milliseconds) {
  let left = milliseconds
  return async () => {
    let busy = await busyShare()
    for (; busy > QUIET && left > 0; left -= LOOK_MS) busy = await busyShare()
    return busy
  }
}

async function busyShare() {
  const before = times()
  await sleep(LOOK_MS)
  const after = times()
  return 1 - (after.idle - before.idle) / (after.all - before.all)
}

function times() {
  const sums = { idle: 0, all: 0 }
  for (const { times: core } of cpus()) {
    sums.idle += core.idle
    sums.all += core.user + core.nice + core.sys + core.idle + core.irq
  }
  return sums
}
