import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { PostSession } from '../../document/types.ts';
import { ChecksPanel } from '../../features/checks/ChecksPanel.tsx';
import { HistoryPanel } from '../../features/history/HistoryPanel.tsx';
import { OutlinePanel } from '../../features/outline/OutlinePanel.tsx';
import { PropertiesPanel } from '../../features/properties/PropertiesPanel.tsx';
import { useApp, useUi } from '../../state/context.ts';
import { inspectorTabs } from '../../state/ui.ts';
import { useLateFocus } from './use-late-focus.ts';
import type { Workspace } from '../workspace/workspace.ts';
import styles from './app.module.css';

interface InspectorProps {
  readonly workspace: Workspace;
  readonly session: PostSession;
}

/** What is known of the post that is shown. */
export function Inspector({ workspace, session }: InspectorProps) {
  const { ui } = useApp();
  useLateFocus('inspector');
  const tab = useUi((state) => state.inspectorTab);
  const go = workspace.goTo;
  return (
    <Tabs
      className={styles.tabs ?? ''}
      selectedKey={tab}
      onSelectionChange={(key) =>
        ui.setState({ inspectorTab: inspectorTabs.find((one) => one === key) ?? 'properties' })
      }
    >
      <TabList className={styles.tabList ?? ''} aria-label="Inspector">
        <Tab className={styles.tab ?? ''} id="properties">
          Properties
        </Tab>
        <Tab className={styles.tab ?? ''} id="outline">
          Outline
        </Tab>
        <Tab className={styles.tab ?? ''} id="checks">
          Checks
        </Tab>
        <Tab className={styles.tab ?? ''} id="history">
          History
        </Tab>
      </TabList>
      <TabPanel className={styles.tabPanel ?? ''} id="properties">
        <PropertiesPanel session={session} onShow={go} onMove={(to) => void workspace.movePost(session.id(), to)} />
      </TabPanel>
      <TabPanel className={styles.tabPanel ?? ''} id="outline">
        <OutlinePanel session={session} onGo={go} />
      </TabPanel>
      <TabPanel className={styles.tabPanel ?? ''} id="checks">
        <ChecksPanel session={session} onGo={go} />
      </TabPanel>
      <TabPanel className={styles.tabPanel ?? ''} id="history">
        <HistoryPanel
          key={session.id()}
          session={session}
          onShow={(snapshot) => ui.setState({ dialog: { kind: 'snapshot', snapshot } })}
        />
      </TabPanel>
    </Tabs>
  );
}
