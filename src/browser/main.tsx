import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './queries/client.ts'
import { loadPages, router } from './router.tsx'
import { whenIdle } from './ui/later.ts'
import { Tip } from './ui/Tip.tsx'
import './ui/theme.css'

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <RouterProvider router={router} />
      <Tip />
    </QueryClientProvider>
  </StrictMode>,
)

whenIdle(loadPages)
