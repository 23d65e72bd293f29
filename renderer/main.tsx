import { greeting } from './app/greeting.ts';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createWorkspace } from './app/workspace.ts';
import { createAppState } from './state/context.ts';

const root = createRoot(document.getElementById('root') ?? document.body);

try {
  const { connection, hello } = await greeting;
  const app = createAppState(connection.api, hello);
  const workspace = createWorkspace(app, connection);
  root.render(<App app={app} workspace={workspace} />);
  workspace.start();
} catch (error) {
  const { StartFailed } = await import('./app/StartFailed.tsx');
  root.render(<StartFailed error={error} />);
}
