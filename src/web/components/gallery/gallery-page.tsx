import {
  Accordion, Badge, Button, CharacterCount, Checkboxes, CsrfField, Details, ErrorMessage, FileUpload, FilterLayout, IdentityBar, Input, InsetText, LooseDate,
  LooseTime, NotificationBanner, Pagination, Panel, PhaseBanner, PrimaryNavigation, Radios, RagTag, ScrollRegion, Select, SideNavigation, SubNavigation,
  SummaryList, Table, Tabs, Tag, Textarea, TicketPanel, Timeline, WarningText, pages,
} from '../index.ts';

const LONG = 'A very long text without a place to break: ABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** All form fields, empty or with faults. */
export function FormGallery({ faulty }: { readonly faulty: boolean }) {
  const error = (text: string) => (faulty ? text : undefined);
  return (
    <>
      <h1 class="govuk-heading-l">Record a contact</h1>
      <form action="/record" method="post" data-draft-key="child-1/contact">
        <CsrfField token="token" />
        <div class="tl-row">
          <LooseDate name="on" label="Date" value={faulty ? '31/2/2026' : ''} error={error('31/2/2026 is not a day: February 2026 has 28')} />
          <LooseTime name="at" label="Time" value="" />
        </div>
        <Radios
          name="outcome" label="What happened?" labelSize="s" error={error('Choose what happened')}
          items={[
            { value: 'attended', text: 'Attended' },
            { value: 'missed', text: 'Did not attend', hint: 'No contact before the appointment', conditional: <Input name="reason" label="Reason given" /> },
            { divider: 'or' },
            { value: 'moved', text: 'Moved by us' },
          ]}
        />
        <Radios name="told" label="Was the carer told?" labelSize="s" inline small items={[{ value: 'yes', text: 'Yes' }, { value: 'no', text: 'No' }]} />
        <Checkboxes
          name="present" label="Who was there?" labelSize="s" hint="Choose all" small
          items={[
            { value: 'carer', text: 'Carer' }, { value: 'worker', text: 'Social worker' }, { divider: 'or' },
            { value: 'none', text: 'Nobody', behaviour: 'exclusive' },
          ]}
        />
        <Textarea name="note" label="Note" hint="Write as if the child will read it one day" error={error('Write what happened')} rows={4} />
        <CharacterCount name="summary" label="Summary for the panel" max={200} />
        <Select name="place" label="Where" items={[{ value: '', text: 'Choose' }, { value: 'home', text: 'Home' }, { value: 'office', text: 'Office' }]} />
        <Input
          name="score" label="YOGRS" width={3} inputmode="numeric" suffix="%" value={faulty ? '771' : ''}
          error={error('771 is not a YOGRS: it lies between 0 and 100')}
        />
        <FileUpload name="file" label="Letter" accept=".pdf" dropZone />
        <div class="govuk-button-group">
          <Button text="Record" preventDoubleClick />
          <Button text="Withdraw" kind="warning" />
          <Button text="Cancel" kind="secondary" href="/child" />
        </div>
      </form>
    </>
  );
}

/** Everything that shows: child header, tags, tables, lists, board. */
export function ContentGallery() {
  return (
    <>
      <PhaseBanner tag="Demonstration" text="Every child here is invented." />
      <IdentityBar title={<>Jordan Example, <b>YJ 0042</b></>} actions={[<Button text="Record" kind="secondary" href="/record" />]} />
      <section class="tl-child" aria-labelledby="child-name">
        <div class="tl-child__top">
          <h1 class="tl-child__name" id="child-name">Jordan Example <span class="tl-child__known">(Jay)</span></h1>
          <RagTag colour="red" text="Red since 3 March 2026" />
        </div>
        <dl class="tl-child__facts">
          <div><dt>Born</dt><dd>4 May 2010 (15)</dd></div><div><dt>Reference</dt><dd>YJ 0042</dd></div><div><dt>Case manager</dt><dd>A. Example</dd></div>
        </dl>
        <ul class="tl-child__flags"><li class="tl-flag tl-flag--staff">Risk to staff: visit in pairs</li><li class="tl-flag">Looked after</li></ul>
      </section>
      <SubNavigation
        label="Jordan’s record"
        items={[{ text: 'Now', href: '#now', active: true }, { text: 'Chronology', href: '#chronology' }, { text: 'Duties', href: '#duties' }]}
      />
      <div class="tl-beside">
        <section class="tl-beside__part">
          <h2 class="govuk-heading-s">Strengths</h2><p class="govuk-body">Boxing twice a week; his aunt is on his side.</p>
        </section>
        <section class="tl-beside__part"><h2 class="govuk-heading-s">Risks</h2><p class="govuk-body">Two robberies since January.</p></section>
      </div>
      <p class="govuk-body">
        <RagTag colour="red" /> <RagTag colour="amber" /> <RagTag colour="green" /> <RagTag colour={null} /> <RagTag colour="amber" large />
      </p>
      <p class="govuk-body">
        <Tag text="Waiting" colour="yellow" /> <Tag text="Done" colour="green" /> <Tag text="Open" />{' '}
        <Badge text="MAPPA" colour="purple" />
      </p>
      <ul class="tl-duties">
        <li class="tl-duty tl-duty--late">
          <p class="tl-duty__what">Notify DYO status</p><p class="tl-duty__when">Late: was due 2 April</p>
          <p class="tl-duty__who">Jordan Example, yours</p>
          <div class="tl-duty__act">
            <Details summary="Why this, why then"><ol class="tl-steps"><li>Classified Thu 2 April.</li><li>Day 1 is Tue 7 April.</li></ol></Details>
          </div>
        </li>
        <li class="tl-duty"><p class="tl-duty__what">{LONG}</p><p class="tl-duty__when">Open for 12 days</p></li>
      </ul>
      <SummaryList
        rows={[
          { key: 'Address', value: '1 Example Street, since 1 March 2026', actions: [{ href: '#address', text: 'Change', hiddenText: 'address' }] },
          { key: 'Carer', value: LONG },
        ]}
      />
      <SummaryList card={{ title: 'Order' }} rows={[{ key: 'Kind', value: 'Youth rehabilitation order' }]} />
      <Table
        caption="Register" captionSize="m" firstCellIsHeader stackOnMobile
        head={[
          { text: 'Name', sort: { href: '?sort=-name', direction: 'ascending' } }, { text: 'RAG', sort: { href: '?sort=rag', direction: 'none' } },
          { text: 'Days', numeric: true }, { text: 'Act', hidden: true },
        ]}
        rows={[
          ['Jordan Example', <RagTag colour="red" />, { text: 31, numeric: true }, <a class="govuk-link" href="#jordan">Open Jordan</a>],
          ['Sam Example', <RagTag colour="green" />, { text: 4, numeric: true }, <a class="govuk-link" href="#sam">Open Sam</a>],
        ]}
      />
      <Pagination {...pages(4, 12, (page) => `?page=${page}`)} />
      <Pagination label="Child" next={{ href: '#next-child', text: 'Next child', labelText: 'Sam Example' }} attributes={{ 'data-keys': 'steps' }} />
      <Tabs label="View" items={[{ text: 'Board', href: '#board', current: true }, { text: 'List', href: '#list' }]}>
        <div class="tl-board">
          {(['red', 'amber', 'green'] as const).map((colour) => (
            <section class={`tl-board__column tl-board__column--${colour}`} aria-label={colour}>
              <h2 class="tl-board__heading"><RagTag colour={colour} /> <span>2 children</span></h2>
              <p class="tl-board__criteria">Likely to reoffend in the next four weeks.</p>
              <ul class="tl-board__cards">
                <li class="tl-card">
                  <p class="tl-card__name"><a class="govuk-link" href="#c">Jordan Example</a></p><p class="tl-card__line">Rated 31 days ago</p>
                  <p class="tl-card__line tl-card__late">1 duty late</p>
                </li>
              </ul>
            </section>
          ))}
        </div>
      </Tabs>
      <Timeline
        headingLevel={3}
        items={[{
          title: 'Contact missed', by: 'A. Example', datetime: '2026-03-03', date: '3 March 2026',
          children: <p class="govuk-body">No answer at the door.</p>,
        }]}
      />
      <Accordion
        id="plan" rememberExpanded={false}
        items={[{ heading: 'Safety', text: 'Stays with his aunt.' }, { heading: 'School', summary: 'Back since May', text: 'Year 10.' }]}
      />
      <InsetText text="“I want to be left alone by them.” – what Jordan wants" />
      <WarningText text="Do not visit alone." />
      <NotificationBanner text="Three children of the tracker are not in yet." titleId="note" />
      <ErrorMessage>A fault beside a field.</ErrorMessage>
      <TicketPanel items={[{ text: <p class="govuk-body">Action: call the school, by 4 March</p>, colour: 'blue' }]} />
      <ScrollRegion classes="tl-lifeline" label="Lifeline">
        <svg viewBox="0 0 600 80" role="img" aria-label="Order from January to June; RAG red since March">
          <rect class="tl-lifeline__bar" x="20" y="10" width="300" height="16" /><path class="tl-lifeline__step" d="M20 60 H200 V40 H500" />
          <circle class="tl-lifeline__mark tl-lifeline__mark--allegation" cx="120" cy="60" r="6" /><text x="330" y="24">Order</text>
        </svg>
      </ScrollRegion>
    </>
  );
}

/** A list with its filter, and the other ways to find a page. */
export function ListGallery() {
  return (
    <>
      <Panel title="Meeting closed" text="12 children rated" headingLevel={1} />
      <PrimaryNavigation label="Areas" items={[{ text: 'Caseload', href: '#a', active: true }, { text: 'Team', href: '#b' }]} />
      <FilterLayout
        action="/caseload"
        filter={{
          children: <Checkboxes name="rag" label="RAG" labelSize="s" small items={[{ value: 'red', text: 'Red' }, { value: 'amber', text: 'Amber' }]} />,
          selected: [{ heading: 'RAG', items: [{ text: 'Red', removeHref: '?' }] }], clearHref: '?',
        }}
      >
        <SideNavigation label="Policy" items={[{ text: 'Identification', href: '#i', active: true }, { text: 'Notification', href: '#n' }]} />
        <ul class="tl-figures">
          <li class="tl-figures__item tl-figures__item--late"><a class="govuk-link" href="#late"><span class="tl-figures__number">7</span> late</a></li>
          <li class="tl-figures__item"><a class="govuk-link" href="#today"><span class="tl-figures__number">3</span> today</a></li>
        </ul>
      </FilterLayout>
    </>
  );
}
