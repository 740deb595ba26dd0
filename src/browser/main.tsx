import { QueryClientProvider } from '@tanstack/react-query'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { ErrorBoundary } from 'react-error-boundary'
import { Crash } from './features/shell/Crash.tsx'
import { queryClient } from './queries/client.ts'
import { startHeartbeat } from './queries/heartbeat.ts'
import { followIdentity } from './queries/identity.ts'
import { App, loadPages } from './router.tsx'
import { whenIdleOrNear } from './ui/later.ts'
import { Tip } from './ui/Tip.tsx'
import './ui/theme.css'

const place = document.getElementById('root')
if (place === null) throw new Error('index.html has no #root')

followIdentity()
startHeartbeat(queryClient)

createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queryClient}>
      <ErrorBoundary FallbackComponent={Crash}>
        <App />
      </ErrorBoundary>
      <Tip />
    </QueryClientProvider>
  </StrictMode>,
)

whenIdleOrNear(loadPages)
