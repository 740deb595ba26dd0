import { useFormContext, useWatch } from 'react-hook-form'
import type { ServiceForm } from './service-form.ts'

/** What stands in the boxes; renders again with every change of them. */
export function useTyped(): ServiceForm {
  const { getValues } = useFormContext<ServiceForm>()
  useWatch<ServiceForm>()
  return getValues()
}
