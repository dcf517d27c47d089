import type { Message } from '../core/message.ts';

/** Why the system refused. */
export function tellSystemError(error: unknown): Message {
	const code = (error as NodeJS.ErrnoException).code ?? '';
	return Object.hasOwn(SYSTEM_ERRORS, code) ? SYSTEM_ERRORS[code] : { zh: String(error), en: String(error) };
}
const SYSTEM_ERRORS: Readonly<Record<string, Message>> = {
	ENOENT: { zh: '没有这个文件', en: 'no such file' },
	EACCES: { zh: '没有权限', en: 'permission denied' },
	EPERM: { zh: '不允许这样做', en: 'not permitted' },
	EROFS: { zh: '只读文件系统', en: 'the file system is read-only' },
	EISDIR: { zh: '是文件夹', en: 'is a folder' },
	ELOOP: { zh: '符号链接成环', en: 'symbolic links go in a circle' },
	ENOSPC: { zh: '磁盘已满，原文件未动', en: 'no space left on the disk; the file is as it was' },
	ERR_FS_FILE_TOO_LARGE: { zh: '文件超过 2 GB', en: 'the file is larger than 2 GB' },
};
