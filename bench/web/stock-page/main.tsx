import '@livekit/components-styles';
import { createRoot } from 'react-dom/client';
import { StockPage } from './stock-page.tsx';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

createRoot(root).render(<StockPage />);
