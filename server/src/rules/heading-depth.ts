import { createFormRule, mend } from './form.ts';

export const headingDepth = createFormRule({
	id: 'heading-depth',
	category: 'structure',
	severity: 'info',
	of: 'headingDepth',
	title: { zh: '标题不跳级，级别与编号的层数一致', en: 'Headings leave no level out, and are as deep as their decimal numbers' },
	message: ({ text, expected }) => (text.startsWith('#')
		? { zh: `标题跳级：“${text}”之上没有“${expected}”`, en: `A level is left out: “${text}” has no “${expected}” above it` }
		: { zh: `“${text}”的标题级别与同样层数的编号不同，应为第${expected}级`, en: `The heading of “${text}” is not as deep as those of such numbers: level ${expected}` }),
	fixes: form => mend(form, { zh: '改为同样的标题级别', en: 'Make the heading as deep' }, false),
});
