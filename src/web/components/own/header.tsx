import type { Props } from '../content.ts';
import { Label } from '../govuk/label.tsx';
import { CsrfField } from './csrf-field.tsx';

export interface HeaderUser {
  readonly name: string;
  readonly roleLabel: string;
}

export type HeaderProps = Props<{
  /** The name of the youth justice service whose records these are. */
  serviceName: string;
  homeHref?: string;
  user?: HeaderUser;
  /** Token against forged requests, for the sign-out form. */
  csrf?: string;
  /** Whether this person may look for a child: without, there is no search box. */
  maySearch?: boolean;
  /** What was last searched for, to be shown again. */
  searchText?: string;
}>;

/** The band on top of each page: whose records, who is signed in and in which role, search. */
export function Header(props: HeaderProps) {
  return (
    <div class="tl-header">
      <div class="govuk-width-container tl-header__container">
        <div class="tl-header__names">
          <a class="tl-header__product" href={props.homeHref ?? '/'}>Throughline</a>{' '}
          <span class="tl-header__service">{props.serviceName}</span>
        </div>
        {props.user !== undefined && (
          <>
            {props.maySearch === true && <search class="tl-header__search">
              <form action="/search" method="get">
                <Label for="header-search" hidden>Find a child or a person</Label>
                <input
                  class="tl-header__search-input" id="header-search" name="q" type="search" value={props.searchText}
                  placeholder="Find a child" autocomplete="off" spellcheck={false}
                />
                <button class="tl-header__search-button" type="submit">Search</button>
              </form>
            </search>}
            <div class="tl-header__user">
              <a class="tl-header__who" href="/account">{props.user.name}<span class="tl-header__role"> {props.user.roleLabel}</span><span class="govuk-visually-hidden"> (your account)</span></a>
              {props.csrf !== undefined && (
                <form action="/sign-out" method="post">
                  <CsrfField token={props.csrf} />
                  <button class="tl-header__sign-out" type="submit">Sign out</button>
                </form>
              )}
            </div>
          </>
        )}
      </div>
    </div>
  );
}
