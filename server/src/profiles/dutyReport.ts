import type { Profile } from '../core/profiles.ts';

/** What somebody did in office. */
export const dutyReport: Profile = {
	name: '述职报告',
	sections: [
		{ title: '履职情况', aliases: ['履职', '履行', '履责', '职责', '主要工作', '工作情况', '工作开展', '成效', '完成情况'], need: 'may' },
		{ title: '廉洁自律情况', aliases: ['廉', '作风', '一岗双责', '八项规定'], need: 'may' },
		{ title: '存在的不足', aliases: ['不足', '问题', '差距', '短板', '困难', '薄弱'] },
		{ title: '今后打算', aliases: ['打算', '今后', '努力方向', '下一步', '下步', '计划', '改进', '整改', '思路', '安排'] },
	],
};
