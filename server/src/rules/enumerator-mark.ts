import type { Message } from '../core/message.ts';
import { changeTo, createFormRule, mend } from './form.ts';

export const enumeratorMark = createFormRule({
	id: 'enumerator-mark',
	category: 'punctuation',
	severity: 'info',
	of: 'enumeratorMark',
	title: { zh: '序号之后的标点合乎标准', en: 'The mark after a number is the one of the standard' },
	message: ({ text, expected, places }) => {
		const [, why] = REASONS.find(([of]) => of.test(text))!;
		const more = places.length - 1;
		return {
			zh: `${why.zh}：“${text}”${more === 0 ? '' : `等${places.length}处`}应为“${expected}”`,
			en: `${why.en}: “${text}”${more === 0 ? '' : ` and ${more} more`} should be “${expected}”`,
		};
	},
	other: { zh: '同样不同', en: 'differs too' },
	fixes: form => mend(form, changeTo(form.expected!), true),
});

const REASONS: readonly (readonly [of: RegExp, why: Message])[] = [
	[/^[（(]/, { zh: '带括号的序号之后不加标点', en: 'A number in brackets takes no mark' }],
	[/^[第其]/, { zh: '“第一”“其一”之后用逗号', en: 'A comma follows 第一 and 其一' }],
	[/[是要].$/, { zh: '“一是”“一要”之后不加标点', en: 'No mark follows 一是 and 一要' }],
	[/^/, { zh: '同级序号之后的标点不一致', en: 'Numbers of one level take different marks' }],
];
