import { MARK_EVENT } from '../../../app/audit/marks.ts';
import { SETTINGS_EVENT } from '../../../app/audit/looking-settings.ts';
import { route } from '../../route.ts';
import { printed } from './printed.ts';
import { showLookedAt } from './looked-at.tsx';
import { showLooking } from './looking.tsx';
import { saveSettings, showSettings } from './settings.tsx';
import { markSignal, showSignal } from './signal.tsx';

const CHECKING = { permission: 'audit.see', purpose: 'checking how records are looked at' } as const;
const signals = { event: 'audit.looking', shown: 'signals of unusual looking' };
const one = { event: 'audit.signal', shown: 'one signal with its traces' };
const settings = { event: 'audit.settings-opened', shown: 'settings of the signals' };

/** Who looked at what: for managers a child at a time, for the information governance officer the whole service. */
export const routes = [
  ...printed,
  route({ method: 'GET', path: '/children/:child/looked-at', permission: 'audit.child', purpose: 'seeing who looked at a child', audit: { event: 'audit.child', shown: 'who looked at the child' }, handle: showLookedAt }),
  route({ ...CHECKING, method: 'GET', path: '/looking', audit: signals, handle: showLooking }),
  route({ ...CHECKING, method: 'GET', path: '/looking/signal', audit: one, handle: showSignal }),
  route({ ...CHECKING, method: 'POST', path: '/looking/signal', audit: { event: MARK_EVENT, shown: 'a mark that was not complete' }, handle: markSignal }),
  route({ ...CHECKING, method: 'GET', path: '/looking/settings', audit: settings, handle: showSettings }),
  route({ ...CHECKING, method: 'POST', path: '/looking/settings', audit: { event: SETTINGS_EVENT, shown: 'settings that were not complete' }, handle: saveSettings }),
];
