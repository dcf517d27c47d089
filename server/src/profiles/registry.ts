import type { Profile } from '../core/profiles.ts';
import { annualReport } from './annualReport.ts';
import { annualSummary } from './annualSummary.ts';
import { circular } from './circular.ts';
import { dutyReport } from './dutyReport.ts';
import { incidentReport } from './incidentReport.ts';
import { minutes } from './minutes.ts';
import { research } from './research.ts';

/** The profiles that are here to choose from, by name. None holds unless a `tieout.json` says for which reports. */
export const shippedProfiles: ReadonlyMap<string, Profile> = new Map([annualSummary, dutyReport, research, circular, minutes, annualReport, incidentReport].map(profile => [profile.name, profile]));
