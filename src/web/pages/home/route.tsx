import { loadHome } from '../../../app/work/home.ts';
import { route } from '../../route.ts';
import { HomeView } from './home-view.tsx';

/** The first page of whoever works with cases. */
export const home = route({
  method: 'GET',
  path: '/home',
  permission: 'cases.see',
  purpose: 'beginning the day',
  audit: { event: 'home.opened', shown: 'what is to be done, meetings to come, cases of own areas' },
  async handle({ ports, who, today, may }) {
    const home_ = await loadHome(ports, who.reader, who.role, today);
    return { is: 'page', title: 'Home', nav: 'home', body: <HomeView home={home_} name={who.reader.name} role={who.role} today={today} mayRun={may('meetings.run')} maySeeMeetings={may('meetings.see')} /> };
  },
});
