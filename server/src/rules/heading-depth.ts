import { createFormRule, mend } from './form.ts';

export const headingDepth = createFormRule({
	id: 'heading-depth',
	category: 'structure',
	severity: 'info',
	of: 'headingDepth',
	title: { zh: '编号的层数与标题的级别一致', en: 'A decimal number is as deep as its heading' },
	message: ({ text, expected }) => ({ zh: `“${text}”的标题级别与同样层数的编号不同，应为第${expected}级`, en: `The heading of “${text}” is not as deep as those of such numbers: level ${expected}` }),
	fixes: form => mend(form, { zh: '改为同样的标题级别', en: 'Make the heading as deep' }, false),
});
