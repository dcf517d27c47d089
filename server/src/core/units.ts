/**
 * What a figure counts or measures. Figures compare only where the dimensions are equal; `factor` turns one unit of
 * this kind into base units (公顷 → 10000 m²) as an exact fraction.
 */
export interface Unit {
	/** As printed: "户", "万元" has unit "元" and scale 4. */
	readonly name: string;
	/** 'count' (by a classifier), 'money', 'area', … 'ratio' (%), 'points' (个百分点), 'multiple' (倍), 'none'. */
	readonly dimension: string;
	readonly numerator: bigint;
	readonly denominator: bigint;
	/** Of a count: events (人次, 场) are never parts of stocks (人, 家). */
	readonly event: boolean;
}
