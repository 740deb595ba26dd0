/** A certificate of an account as it is kept. */
export interface Certificate {
  account: string
  id: string
  name: string
  ca: boolean
  certificates: string
  uploaded_on: string
}
