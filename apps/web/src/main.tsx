import '@fontsource-variable/figtree/index.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { MessageProvider } from './i18n/message-provider.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(
  <StrictMode>
    <MessageProvider>
      <CrashBoundary>
        <App />
      </CrashBoundary>
    </MessageProvider>
  </StrictMode>,
);
