import { may } from '../../core/access/permissions.ts';
import { roleLabel } from '../../core/access/roles.ts';
import { momentText } from '../pages/account/moments.ts';
import { renderPage } from '../layout/page.tsx';
import type { PageReply, SignedIn } from '../route.ts';
import { menuOf, sectionOf } from './menu.ts';
import type { Web } from './web.ts';

/** At the end of each page of somebody who works in a demonstration, also where a real service lies beside it. */
export const DEMO_SAYS = 'A demonstration: every child and every worker is invented. Record nothing real here.';

/** A page inside the shell: with menu, name and sign-out for somebody who is signed in, bare for everybody else. */
export function shell(web: Web, who: SignedIn | undefined, page: PageReply, notice: string | undefined): string {
  const said = page.notice ?? notice;
  return renderPage({
    title: page.title,
    serviceName: who?.serviceName ?? 'Youth justice case management',
    assets: web.manifest,
    nav: sectionOf(page.nav),
    back: page.back,
    errors: page.errors,
    wide: page.wide,
    notification: said === undefined ? undefined : { title: said, kind: 'success' },
    footerNote: [who?.demo === true ? DEMO_SAYS : undefined, web.footerNote].filter(Boolean).join(' ') || undefined,
    searchText: page.searchText,
    ...(who === undefined ? {} : { asOf: momentText(web.ports.clock.now()), user: { name: who.reader.name, roleLabel: roleLabel(who.role) }, csrf: who.csrf, navItems: menuOf(who.reader.roles), maySearch: may(who.reader.roles, 'cases.see') }),
    children: page.body,
  });
}
