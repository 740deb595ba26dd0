import type { ServiceConfig } from '#contract/service-config.ts'
import type { VpcService } from '#contract/service.ts'
import { readService, updateService } from '../../queries/service-changes.ts'
import { notice, problemNotice } from '../../ui/notice.ts'
import { isUnchanged, lostBetween, wayBack } from './edit.ts'

/**
 * Says that an edit was saved, and lets it be taken back. Where the service had something before that can't be sent
 * again, it can't: then that is not offered, and what is lost is told.
 */
export function tellSaved(account: string, before: VpcService, saved: VpcService): void {
  const former = wayBack(before, saved)
  const lost = lostBetween(before, saved)
  notice(
    `VPC Service ${saved.name} was saved.${lost.length === 0 ? '' : ` It no longer has ${lost.join(', ')}, which VPC Console does not know.`}`,
    former && (() => void takeBack(account, former, saved)),
  )
}

/** Puts the former service back, unless somebody has changed it since it was saved; and says which. */
async function takeBack(account: string, former: ServiceConfig, saved: VpcService): Promise<void> {
  const { service_id: service, name } = saved
  try {
    if (isUnchanged(await readService(account, service), saved)) {
      await updateService(account, service, former)
      notice(`Undone: VPC Service ${former.name} is as it was before.`)
    } else
      problemNotice(`VPC Service ${name} was changed again after you saved it. Nothing was undone.`)
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    problemNotice(`What was saved of VPC Service ${name} could not be undone. ${why}`)
  }
}
