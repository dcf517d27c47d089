import { runServer } from './runServer.ts';

// The language server as a process of its own.
runServer();
