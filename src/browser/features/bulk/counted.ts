/** So many VPC Services, in words. */
export const counted = (count: number): string =>
  `${count} VPC ${count === 1 ? 'Service' : 'Services'}`
