import { createFormRule } from './form.ts';

export const levelOrder = createFormRule({
	id: 'level-order',
	category: 'structure',
	severity: 'info',
	of: 'levelOrder',
	title: { zh: '高一级的序号不在低一级的之下', en: 'Numbers of a higher level do not stand below those of a lower one' },
	message: ({ text, expected }) => ({ zh: `“${text}”在“${expected}”之下，别处在它之上`, en: `“${text}” stands below “${expected}”, elsewhere above it` }),
	other: { zh: '别处', en: 'elsewhere' },
	fixes: ({ places }) => (places.length === 0 ? [] : [{ title: { zh: `改用${places[0].text}`, en: `Number them ${places[0].text}` }, safe: false, edits: places, renumbers: true }]),
});
