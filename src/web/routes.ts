import type { Route } from './route.ts';
import { routes as account } from './pages/account/routes.ts';
import { routes as agreements } from './pages/agreements/agreements.tsx';
import { caseload } from './pages/caseload/caseload.tsx';
import { team } from './pages/caseload/team.tsx';
import { leftWithout } from './pages/team/left-without.tsx';
import { chronology } from './pages/child/chronology/route.tsx';
import { lifeline } from './pages/child/lifeline/route.tsx';
import { changes } from './pages/child/changes/route.tsx';
import { duties } from './pages/child/duties/route.tsx';
import { why } from './pages/child/why/route.tsx';
import { overview } from './pages/child/overview/route.tsx';
import { routes as emergency } from './pages/access/emergency.tsx';
import { whoMaySee } from './pages/access/who-may-see.tsx';
import { routes as audit } from './pages/audit/routes.ts';
import { routes as colleagues } from './pages/colleagues/routes.tsx';
import { routes as forms } from './pages/forms/routes.ts';
import { routes as letters } from './pages/letters/routes.ts';
import { routes as documents } from './pages/documents/routes.ts';
import { routes as drafts } from './pages/drafts/route.tsx';
import { routes as entry } from './pages/entry/route.tsx';
import { routes as imports } from './pages/import/routes.ts';
import { routes as meetings } from './pages/meetings/routes.ts';
import { home } from './pages/home/route.tsx';
import { myWork } from './pages/my-work/route.tsx';
import { readIt } from './pages/my-work/alerts/read.tsx';
import { routes as together } from './pages/my-work/together/together.tsx';
import { routes as many } from './pages/many/routes.tsx';
import { routes as measures } from './pages/measures/routes.ts';
import { routes as guidance } from './pages/guidance/routes.ts';
import { routes as packs } from './pages/packs/routes.tsx';
import { routes as policyLists } from './pages/policy-lists/routes.ts';
import { routes as nameList } from './pages/name-list/routes.tsx';
import { routes as secondEntries } from './pages/second-entries/routes.tsx';
import { feedback } from './pages/meetings/feedback/feedback.tsx';
import { routes as areas } from './pages/areas/areas.tsx';
import { routes as prevention } from './pages/prevention/prevention.tsx';
import { routes as siblings } from './pages/siblings/siblings.tsx';
import { routes as supervision } from './pages/supervision/supervision.tsx';
import { routes as policy } from './pages/policy/routes.tsx';
import { routes as record } from './pages/record/route.tsx';
import { board, register } from './pages/register/routes.tsx';
import { routes as retention } from './pages/retention/routes.ts';
import { search } from './pages/search/search.tsx';
import { routes as privacyNotice } from './pages/privacy-notice/privacy-notice.tsx';
import { routes as processing } from './pages/processing/processing.tsx';
import { routes as rights } from './pages/rights/routes.ts';
import { routes as shared } from './pages/shared/route.tsx';
import { routes as sharing } from './pages/sharing/route.tsx';
import { routes as transfers } from './pages/transfers/routes.ts';
import { routes as victims } from './pages/victims/routes.tsx';
import { routes as systems } from './pages/systems/routes.ts';
import { routes as interfacePages } from './pages/interface/routes.ts';
import { routes as start } from './pages/start/route.tsx';

/** All pages behind the sign-in, area by area. */
export const ROUTES: readonly Route[] = [
  ...start, home,
  myWork, readIt, ...together, ...many, ...secondEntries, ...nameList, ...feedback,
  caseload, team, ...leftWithout, search,
  overview, chronology, duties, why, lifeline, changes,
  ...record, ...letters, ...forms, ...documents, ...entry, ...emergency, ...sharing, ...packs, ...transfers, ...rights, ...processing, ...privacyNotice, ...shared,
  board, register, ...policyLists, ...measures, ...guidance,
  ...areas, ...supervision, ...colleagues, ...siblings, ...prevention,
  ...victims,
  ...meetings,
  ...imports,
  ...agreements,
  ...policy, whoMaySee,
  ...audit, ...retention,
  ...drafts,
  ...account,
  ...systems, ...interfacePages,
];
