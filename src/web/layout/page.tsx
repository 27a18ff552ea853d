import { renderToString } from 'preact-render-to-string';
import type { Content, Props } from '../components/content.ts';
import { classes } from '../components/content.ts';
import { BackLink } from '../components/govuk/back-link.tsx';
import { Breadcrumbs } from '../components/govuk/breadcrumbs.tsx';
import type { Breadcrumb } from '../components/govuk/breadcrumbs.tsx';
import { ErrorSummary } from '../components/govuk/error-summary.tsx';
import type { PageError } from '../components/govuk/error-summary.tsx';
import { ServiceNavigation } from '../components/govuk/service-navigation.tsx';
import type { ServiceNavigationItem } from '../components/govuk/service-navigation.tsx';
import { SkipLink } from '../components/govuk/skip-link.tsx';
import { Alert } from '../components/moj/alert.tsx';
import type { AlertKind } from '../components/moj/alert-icons.ts';
import { Footer } from '../components/own/footer.tsx';
import { Header } from '../components/own/header.tsx';
import type { HeaderUser } from '../components/own/header.tsx';
import { assetHref } from './assets.ts';
import type { AssetManifest } from './assets.ts';
import { menuIn, NAVIGATION, NAVIGATION_KEYS } from './navigation.ts';
import type { NavigationKey } from './navigation.ts';

export type PageModel = Props<{
  /** What the page is, in words; the same as its h1 wherever possible. */
  title: string;
  serviceName: string;
  assets: AssetManifest;
  /** Who is signed in; without, there is no menu, no search and no sign-out. */
  user?: HeaderUser;
  /** Token against forged requests, for the sign-out form. */
  csrf?: string;
  /** The section that the page belongs to. */
  nav?: NavigationKey;
  /** The sections that this user may open; all unless told. */
  navItems?: readonly NavigationKey[];
  breadcrumbs?: readonly Breadcrumb[];
  back?: Props<{ href: string; text?: string }>;
  /** Faults of the form on the page; the title then begins with "Error: ". */
  errors?: readonly PageError[];
  /** The result of what was just done, or something to know first. */
  notification?: Props<{ title: string; text?: Content; kind?: AlertKind }>;
  /** Whether this user may look for a child. */
  maySearch?: boolean;
  /** What was searched for, to stay in the search box. */
  searchText?: string;
  /** Uses the whole width: boards and wide tables. */
  wide?: boolean;
  footerNote?: Content;
  /** The moment that the page shows, in words. */
  asOf?: string;
  children: Content;
}>;

/** The whole document of a page. */
export function Page(props: PageModel) {
  const errors = props.errors ?? [];
  const menu = menuIn(props.navItems ?? NAVIGATION_KEYS);
  const item = (key: NavigationKey): ServiceNavigationItem => ({ text: NAVIGATION[key].text, href: NAVIGATION[key].href, active: key === props.nav });
  const role = props.notification?.kind === 'success' || props.notification?.kind === 'error' ? 'alert' : 'region';
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${errors.length > 0 ? 'Error: ' : ''}${props.title} – ${props.serviceName} – Throughline`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="theme-color" content="#1d3a4f" />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="icon" type="image/svg+xml" href={assetHref(props.assets, 'icon.svg')} />
        <link rel="stylesheet" href={assetHref(props.assets, 'throughline.css')} />
        <script type="module" src={assetHref(props.assets, 'main.js')} />
      </head>
      <body class={classes('govuk-template__body', props.wide && 'tl-wide')}>
        <script src={assetHref(props.assets, 'supported.js')} />
        <SkipLink href="#main-content" text="Skip to main content" />
        <header class="govuk-template__header">
          <Header serviceName={props.serviceName} user={props.user} csrf={props.csrf} maySearch={props.maySearch} searchText={props.searchText} />
          {props.user !== undefined && (
            <ServiceNavigation
              label="Sections" classes="tl-navigation"
              items={menu.line.map(item)} more={menu.more.map(item)}
            />
          )}
        </header>
        <div class="govuk-width-container">
          {props.breadcrumbs !== undefined && props.breadcrumbs.length > 0 && <Breadcrumbs items={props.breadcrumbs} collapseOnMobile />}
          {props.back !== undefined && <nav aria-label="Back"><BackLink href={props.back.href} text={props.back.text} /></nav>}
          <main class="govuk-main-wrapper tl-main" id="main-content">
            {props.notification !== undefined && <Alert {...props.notification} role={role} showTitle={props.notification.text !== undefined} />}
            {errors.length > 0 && <ErrorSummary errors={errors} />}
            {props.children}
          </main>
        </div>
        <footer class="govuk-template__footer"><Footer serviceName={props.serviceName} note={props.footerNote} asOf={props.asOf} /></footer>
      </body>
    </html>
  );
}

/** The page as an HTML document. */
export function renderPage(model: PageModel): string {
  return `<!DOCTYPE html>\n${renderToString(<Page {...model} />)}`;
}
