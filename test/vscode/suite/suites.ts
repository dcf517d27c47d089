// In this order: whether the extension sleeps can be seen only before a report is opened.
import './activation.test.ts';
import './language.test.ts';
import './findings.test.ts';
import './outline.test.ts';
import './restructuring.test.ts';
import './death.test.ts';
import './editing.test.ts';
import './trust.test.ts';
import './profiles.test.ts';
import './ledger.test.ts';
