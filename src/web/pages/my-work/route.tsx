import { loadAlerts } from '../../../app/work/alerts.ts';
import { loadMyWork } from '../../../app/work/my-work.ts';
import { loadWaits } from '../../../app/work/waits.ts';
import { route } from '../../route.ts';
import { AlertList } from './alerts/alert-list.tsx';
import { MyWorkView } from './my-work-view.tsx';

export const myWork = route({
  method: 'GET',
  path: '/my-work',
  permission: 'work.see',
  purpose: 'seeing what is theirs to do',
  audit: { event: 'work.listed', shown: 'my work' },
  async handle({ ports, who, today }) {
    const [work, told, waits] = await Promise.all([loadMyWork(ports, who.reader, who.role, today), loadAlerts(ports, who.reader, today), loadWaits(ports, who.reader, today)]);
    const alerts = <AlertList alerts={told} csrf={who.csrf} command={ports.ids.next()} page="/my-work" />;
    return { is: 'page', title: 'My work', nav: 'my-work', body: <MyWorkView work={work} waits={waits} role={who.role} name={who.reader.name} today={today} alerts={alerts} /> };
  },
});
