/** Short names of China's provinces, as reports string them together: 江浙沪皖, 京津冀, 北上广. */
const SHORT_NAMES: Readonly<Record<string, string>> = {
	京: '北京', 北: '北京', 津: '天津', 冀: '河北', 晋: '山西', 蒙: '内蒙古', 辽: '辽宁', 吉: '吉林', 黑: '黑龙江', 沪: '上海', 上: '上海', 苏: '江苏', 江: '江苏', 浙: '浙江', 皖: '安徽', 闽: '福建', 赣: '江西', 鲁: '山东', 豫: '河南',
	鄂: '湖北', 湘: '湖南', 粤: '广东', 广: '广东', 桂: '广西', 琼: '海南', 渝: '重庆', 川: '四川', 蜀: '四川', 贵: '贵州', 黔: '贵州', 云: '云南', 滇: '云南', 藏: '西藏', 陕: '陕西', 秦: '陕西', 甘: '甘肃', 陇: '甘肃', 青: '青海', 宁: '宁夏', 新: '新疆',
	港: '香港', 澳: '澳门', 台: '台湾',
};

/** The provinces that a run of short names in some words stands for, if there is one of two or more. */
export function readProvinces(words: string): string[] {
	RUN.lastIndex = 0;
	for (let found = RUN.exec(words); found !== null; found = RUN.exec(words)) {
		const names = [...found[0]].filter(character => character !== '、').map(character => SHORT_NAMES[character]);
		if (new Set(names).size === names.length) return names;
	}
	return [];
}
const RUN = /[京北津冀晋蒙辽吉黑沪上苏江浙皖闽赣鲁豫鄂湘粤广桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新港澳台](?:、?[京津冀晋蒙辽吉黑沪上苏浙皖闽赣鲁豫鄂湘粤广桂琼渝川蜀贵黔云滇藏陕秦甘陇青宁新港澳台]){1,11}/g;
