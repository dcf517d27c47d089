import type { Analysis } from '../server/src/core/analysis.ts';
import type { JudgedRelation } from '../server/src/core/rule.ts';

/** What an analysis tells, all of it: what it makes when it is asked is no part of an object that could be compared. */
export const contentsOf = ({ blocks, sections, quantities, relations, findings, isReport }: Analysis) => ({
	blocks, sections, quantities, isReport,
	relations: relations.map(wholeOf),
	findings: findings.map(finding => ({ ...finding, fixes: finding.fixes })),
});

export const wholeOf = ({ relation, status, working }: JudgedRelation): JudgedRelation => ({ relation, status, working });
