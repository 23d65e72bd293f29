import { greeting } from './app/greeting.ts';
import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createWorkspace } from './app/workspace/workspace.ts';
import { createAppState } from './state/context.ts';

/** Milliseconds that the first drawing waits for the posts. */
const patience = 100;

const root = createRoot(document.getElementById('root') ?? document.body);

try {
  const { connection, first, hello } = await greeting;
  const app = createAppState(connection.api, hello);
  const workspace = createWorkspace(app, connection);
  // Before there are posts nothing is seen: where they come at once, all is drawn once.
  await Promise.race([workspace.start(first), new Promise((go) => setTimeout(go, patience))]);
  root.render(<App app={app} workspace={workspace} />);
} catch (error) {
  const { StartFailed } = await import('./app/StartFailed.tsx');
  root.render(<StartFailed error={error} />);
}
