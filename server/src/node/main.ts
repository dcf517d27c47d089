import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ProposedFeatures, createConnection } from 'vscode-languageserver/node';
import { readLocale } from '../documentSettings.ts';
import { files } from './files.ts';
import { startServer } from '../server.ts';

const { LC_ALL, LC_MESSAGES, LANG } = process.env;
const { version } = JSON.parse(readFileSync(join(__dirname, '../package.json'), 'utf8'));

startServer(createConnection(ProposedFeatures.all), { language: readLocale(LC_ALL || LC_MESSAGES || LANG) ?? 'zh', version, files });
