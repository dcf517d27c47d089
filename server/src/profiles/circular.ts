import type { Profile } from '../core/profiles.ts';

/** What a superior lets all know of a matter. */
export const circular: Profile = {
	name: '情况通报',
	sections: [
		{ title: '基本情况', aliases: ['情况', '概况', '经过', '案情', '成效', '做法'] },
		{ title: '存在的问题', aliases: ['问题', '不足', '原因', '教训', '短板', '薄弱'], need: 'may' },
		{ title: '工作要求', aliases: ['要求', '措施', '下一步', '下步', '整改', '处理', '意见', '建议', '安排'] },
	],
};
