import type { Profile } from '../core/profiles.ts';

/** What a meeting talked about and settled. Its parts are told by words at the head of paragraphs as well as by headings. */
export const minutes: Profile = {
	name: '会议纪要',
	sections: [
		{ title: '会议概况', aliases: ['会议时间', '时间', '会议地点', '召开', '主持', '基本情况'], need: 'may' },
		{ title: '参会人员', aliases: ['出席', '参会', '参加', '列席', '与会', '主持'], need: 'may' },
		{ title: '议定事项', aliases: ['议定', '决定', '决议', '会议', '事项', '要求', '任务', '意见'] },
	],
	ordered: false,
};
