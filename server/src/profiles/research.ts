import type { Profile } from '../core/profiles.ts';

/** What was found out by going and asking. */
export const research: Profile = {
	name: '调研报告',
	sections: [
		{ title: '调研基本情况', aliases: ['基本情况', '背景', '现状', '概况', '总体情况', '做法', '成效'], need: 'may' },
		{ title: '存在的问题', aliases: ['问题', '不足', '困难', '短板', '难点', '挑战', '制约', '瓶颈', '困境'] },
		{ title: '原因分析', aliases: ['原因', '成因', '分析', '根源'], need: 'may' },
		{ title: '对策建议', aliases: ['建议', '对策', '措施', '路径', '思考', '打算', '举措', '启示'] },
	],
};
