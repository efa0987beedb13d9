import '@fontsource-variable/figtree/index.css';
import './ui/tokens.css';
import './ui/base.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { CrashBoundary } from './crash-boundary.tsx';
import { firstSpoken, MessageProvider } from './i18n/message-provider.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

// Asked for before anything is drawn: there is nothing to draw without it.
void firstSpoken().then((first) =>
  createRoot(root).render(
    <StrictMode>
      <MessageProvider first={first}>
        <CrashBoundary>
          <App />
        </CrashBoundary>
      </MessageProvider>
    </StrictMode>,
  ),
);
