// Shows the extension at work in a real VS Code in the browser, on the example reports: `npm start`
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { resolve } from 'node:path';
import { install } from './hosts.mjs';
import { pack, unpack } from './package.mjs';
import { freePort } from './processes.mjs';
import { startWebHost } from './webHost.mjs';

const folder = 'docs/examples';
const example = '青石桥社区2025年工作总结.txt';

console.log('正在构建…… · Building …');
pack();
install('web');

console.log(`\n命令行查出的问题 · What the command line finds: node dist/cli.js check ${folder}\n`);
spawnSync(process.execPath, ['dist/cli.js', 'check', folder], { stdio: 'inherit' });

const { address } = await startWebHost({ extension: await unpack(), folder: resolve(folder) });
// A short address that leads to the long one, which opens the example.
const opened = encodeURIComponent(JSON.stringify([['openFile', `vscode-test-web://mount/${encodeURI(example)}`]]));
const door = createServer((_, response) => response.writeHead(302, { location: `${address}?payload=${opened}` }).end());
const port = Number(process.env.PORT) || await freePort();
await once(door.listen(port, 'localhost'), 'listening').catch(({ message }) => {
	console.error(`无法使用端口 ${port} · Port ${port} cannot be used: ${message}`);
	process.exit(2);
});

console.log(`
在浏览器中打开 · Open in a browser:

    http://localhost:${port}/

这是真正的 VS Code，扩展已经装好，示例报告里有几处故意写错的数据：
  · 鼠标移到红色波浪线上看算式，按 Ctrl+. 改正；Ctrl+Shift+M 列出全部问题
  · 左侧“OUTLINE”（大纲）按（一）、1. 等序号列出各节；改动任何数字，结论随之更新
  · 修改只留在网页里，不会写回磁盘

This is a real VS Code with the extension installed; the example reports hold some deliberate errors:
  · Point at a red underline to see the working, press Ctrl+. to mend it; Ctrl+Shift+M lists all problems
  · OUTLINE on the left lists the numbered sections; change any figure and the verdict follows
  · Changes stay in the page; nothing is written to disk

按 Ctrl+C 结束 · Ctrl+C ends it.`);
