/** Why a job can't begin now. */
export const BUSY =
  'Other changes of many VPC Services are not finished yet. Wait for them, or stop them, first.'
