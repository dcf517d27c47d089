import type { Message } from '../core/message.ts';

export const HELP: Message = {
	zh: `tieout：核校报告里的数据、合计、比率和序号

用法
  tieout check   [选项] 路径…                               核校，列出不相符之处
  tieout inspect outline|quantities|relations|ledger [选项] 路径…
                                                            看读出了什么：提纲、数据、勾稽关系、数据台账
  tieout fix     [--dry-run] 路径…                          改正，只做无论原意如何都正确的改动
  tieout renumber [--style 样式] [--dry-run] 路径…            重新编号，连同对各部分的引用
  tieout lsp     --stdio                                    语言服务器，供各种编辑器使用

路径是文件、文件夹（其中的 .txt .md .markdown .report）或通配符，- 是标准输入。
文件夹中以 . 开头的、node_modules 和 git 忽略的不看；指名的文件总是核校。
文件应为 UTF-8 或 GB18030（GBK）。

选项
  --format text|json|sarif|github|junit   输出格式（inspect：text|json，ledger 还有 csv），默认 text
  --fail-on error|warning|info|never      从哪一级起退出码为 1，默认 warning
  --against 文件                          inspect ledger：与这份较早的报告逐项对比
  --config 文件                           设置文件；不给时，从每份报告所在文件夹逐级向上找最近的 tieout.json
  --write-baseline 文件                   把现有的发现记为基线
  --baseline 文件                         基线里已有的不再列出，也不计入退出码
  --dry-run                               不写文件，只显示改动
  --style official|parts|chapters|decimal|arabic|latin
                                          renumber 改用的样式（公文、分部分、分章节、多级数字、阿拉伯数字、英文）；不给则沿用
  --lang zh|en                            消息的语言
  --help  --version

退出码：0 没有达到 --fail-on 的发现；1 有；2 未能运行或有文件没能核校。
`,
	en: `tieout: checks that the figures, sums, rates and numbering of a report tie out

Usage
  tieout check   [options] PATH…                               list what does not hold
  tieout inspect outline|quantities|relations|ledger [options] PATH…
                                                               show what was read
  tieout fix     [--dry-run] PATH…                             repair, only by what is right whatever was meant
  tieout renumber [--style STYLE] [--dry-run] PATH…             set the numbers of the parts right, and what points to them
  tieout lsp     --stdio                                       the language server, for any editor

PATH is a file, a folder (its .txt .md .markdown .report) or a glob; - is standard input.
In folders, names with a leading dot, node_modules and what git ignores are left out; a file that is named is checked.
Files are UTF-8 or GB18030 (GBK).

Options
  --format text|json|sarif|github|junit   the output (inspect: text|json, ledger csv too), by default text
  --fail-on error|warning|info|never      from where on the exit code is 1, by default warning
  --against FILE                          inspect ledger: set beside this earlier report, by indicator
  --config FILE                           settings; by default the nearest tieout.json, upward from each report's folder
  --write-baseline FILE                   write down what is found now
  --baseline FILE                         leave out what stands there: it is not listed and does not fail
  --dry-run                               write nothing, show what would change
  --style official|parts|chapters|decimal|arabic|latin
                                          the styles that renumber gives the levels; by default those that are there
  --lang zh|en                            the language of messages
  --help  --version

Exit codes: 0 nothing at or above --fail-on, 1 something, 2 it could not run, or some file could not be checked.
`,
};
