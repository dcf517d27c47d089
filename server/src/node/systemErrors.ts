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
	ENOSPC: { zh: '磁盘已满', en: 'no space left on the disk' },
	EFBIG: { zh: '超出文件大小的限制', en: 'the limit for the size of files is reached' },
	EDQUOT: { zh: '超出磁盘配额', en: 'the disk quota is used up' },
	ENAMETOOLONG: { zh: '文件名过长', en: 'the name is too long' },
	EIO: { zh: '磁盘读写出错', en: 'the disk could not be read or written' },
	ENXIO: { zh: '不是文件', en: 'not a file' },
	ERR_FS_FILE_TOO_LARGE: { zh: '文件超过 2 GB', en: 'the file is larger than 2 GB' },
};
