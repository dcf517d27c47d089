import type { Message } from '../core/message.ts';
import type { Reference } from '../core/relations.ts';
import type { Rule } from '../core/rule.ts';

export const missingReference: Rule<'reference'> = {
	id: 'missing-reference',
	category: 'structure',
	severity: 'warning',
	kind: 'reference',
	title: { zh: '引用的附件、表、图和部分都有', en: 'The annexes, tables, figures and parts that are pointed to are there' },
	judge: ({ text, to, target, count, last, span }) => {
		if (target !== undefined) return { status: 'holds', working: '' };
		const { zh, en, one, measure } = NAMES[to];
		return {
			status: 'violated',
			working: '',
			violation: {
				span,
				message: { zh: `没有${text}：本文共${count}${measure}${zh}`, en: `There is no ${text}: the report has ${count} ${count === 1 ? one : en}` },
				related: last === undefined ? [] : [{ span: last, message: { zh: `最后一个${zh}`, en: `the last of the ${en}` } }],
				fixes: [],
			},
		};
	},
};

const NAMES: Readonly<Record<Reference['to'], Message & { readonly one: string; readonly measure: string }>> = {
	annex: { zh: '附件', en: 'annexes', one: 'annex', measure: '个' },
	table: { zh: '表', en: 'tables', one: 'table', measure: '张' },
	figure: { zh: '图', en: 'figures', one: 'figure', measure: '幅' },
	section: { zh: '部分', en: 'numbered parts', one: 'numbered part', measure: '个' },
};
