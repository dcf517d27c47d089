// A process of its own, for it prints each request: `node webServer.mjs OPTIONS`, OPTIONS being those of open() as JSON.
import { webHost } from './hosts.mjs';

const { open } = webHost.require('@vscode/test-web');
await open({ ...JSON.parse(process.argv[2]), browserType: 'none', quality: 'stable', commit: webHost.commit, testRunnerDataDir: webHost.data });
