import './styles/tokens.css';
import './styles/base.css';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { connect } from './app/connection.ts';
import { createWorkspace } from './app/workspace.ts';
import { createAppState } from './state/context.ts';

const root = createRoot(document.getElementById('root') ?? document.body);

try {
  const connection = await connect();
  const app = createAppState(connection.api, await connection.api.app.hello());
  const workspace = createWorkspace(app, connection);
  root.render(<App app={app} workspace={workspace} />);
  workspace.start();
} catch (error) {
  const { StartFailed } = await import('./app/StartFailed.tsx');
  root.render(<StartFailed error={error} />);
}
