import type { Profile } from '../core/profiles.ts';

/** What a year's work came to. Many have a heading for each field of the work, and none for all of it. */
export const annualSummary: Profile = {
	name: '年度工作总结',
	sections: [
		{ title: '主要工作情况', aliases: ['主要工作', '工作情况', '工作成效', '工作开展', '工作完成', '工作回顾', '成效', '成绩', '完成情况', '开展情况', '回顾', '做法', '亮点'], need: 'may' },
		{ title: '存在的问题', aliases: ['问题', '不足', '困难', '短板', '差距', '薄弱', '挑战', '瓶颈'] },
		{ title: '下一步工作计划', aliases: ['下一步', '下步', '下阶段', '计划', '打算', '安排', '思路', '展望', '明年', '来年', '今后', '部署', '任务'] },
	],
};
