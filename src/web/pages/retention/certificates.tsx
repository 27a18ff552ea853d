import { Button, InsetText, SummaryList, Table } from '../../components/index.ts';
import { loadCertificates, type Certificate } from '../../../app/retention/certificates.ts';
import { certificateDocx } from '../../../documents/certificate/certificate-docx.ts';
import { longDate } from '../../../core/values/plain-date.ts';
import type { Context, Reply } from '../../route.ts';

const NONE: Reply = { is: 'not-found', what: 'There is no certificate with this number' };
const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const SAYS = 'The entries named here were removed so that nobody can read them again. That they were there, when and by whom they were recorded stays, without what they said: so it can be checked that nothing else was changed.';

export async function showCertificates({ ports, who, today }: Context): Promise<Reply> {
  const all = await loadCertificates(ports, who.reader, today);
  return {
    is: 'page', title: 'Certificates of erasure', nav: 'retention', back: { href: '/retention', text: 'Keeping and erasing' },
    body: (
      <>
        <h1 class="govuk-heading-l">Certificates of erasure</h1>
        <p class="govuk-body">What was erased, under which rule and by whose decision. They name nobody.</p>
        {all.length === 0 ? <InsetText>Nothing has been erased yet.</InsetText> : (
          <Table
            stackOnMobile caption="Certificates of erasure" captionHidden head={['Certificate', 'Erased on', 'Whose', 'Known as', 'What', 'Rule', 'How many']}
            rows={all.map((c) => [<a class="govuk-link" href={`/retention/certificates/${c.number}`}>Number {c.number}</a>, longDate(c.on), c.whose, c.reference, c.scope, c.title, String(c.entries)])}
          />
        )}
      </>
    ),
  };
}

export async function showCertificate(context: Context): Promise<Reply> {
  const found = await certificateOf(context);
  if (found === undefined) return NONE;
  return {
    is: 'page', title: `Certificate of erasure ${found.number}`, nav: 'retention', back: { href: '/retention/certificates', text: 'Certificates of erasure' },
    body: (
      <>
        <h1 class="govuk-heading-l">Certificate of erasure {found.number}</h1>
        <p class="govuk-body">{SAYS}</p>
        <Button href={`/retention/certificates/${found.number}/docx`} text="Take it as a Word document" kind="secondary" />
        <SummaryList rows={found.facts.map(([key, value]) => ({ key, value }))} />
        {found.kinds.length > 0 && <Table stackOnMobile caption="Entries by kind" captionSize="m" head={['Kind', 'Entries']} rows={found.kinds.map(([kind, n]) => [kind, n])} />}
        {found.figures.length > 0 && <Table stackOnMobile caption={`What stays for counting (${found.figuresOf})`} captionSize="m" head={['Figure', 'Yes or no']} rows={found.figures.map(([what, said]) => [what, said])} />}
        {found.places.length > 0 && <Table stackOnMobile caption="What else was removed" captionSize="m" head={['What', 'How many']} rows={found.places.map(([what, n]) => [what, n])} />}
        <h2 class="govuk-heading-m">Where the record of the service stood</h2>
        <p class="govuk-body">With these somebody who looks after the database can check that nothing else was taken away.</p>
        <SummaryList classes="tl-seals" rows={found.seals.map(([key, value]) => ({ key, value }))} />
      </>
    ),
  };
}

export async function takeCertificate(context: Context): Promise<Reply> {
  const c = await certificateOf(context);
  if (c === undefined) return NONE;
  const bytes = await certificateDocx({
    title: `Certificate of erasure ${c.number}`, serviceName: c.serviceName, says: SAYS,
    parts: [
      { rows: c.facts }, ...(c.kinds.length === 0 ? [] : [{ heading: 'Entries by kind', head: ['Kind', 'Entries'] as const, rows: c.kinds }]),
      ...(c.figures.length === 0 ? [] : [{ heading: `What stays for counting (${c.figuresOf})`, head: ['Figure', 'Yes or no'] as const, rows: c.figures }]),
      ...(c.places.length === 0 ? [] : [{ heading: 'What else was removed', head: ['What', 'How many'] as const, rows: c.places }]),
      { heading: 'Where the record of the service stood', rows: c.seals },
    ],
  });
  return { is: 'file', filename: `certificate-of-erasure-${c.number}.docx`, type: DOCX, bytes };
}

async function certificateOf({ ports, who, today, params }: Context): Promise<Certificate | undefined> {
  const number = params['number'] ?? '';
  if (!/^\d{1,15}$/.test(number)) return undefined;
  return (await loadCertificates(ports, who.reader, today, Number(number)))[0];
}
