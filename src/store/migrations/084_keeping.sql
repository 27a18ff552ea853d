-- Keeping and erasing of everything, and not of children's records alone: victims, people known to prevention, staff, meetings, partners.
-- The words in the audit lie apart from it and go before it; the audit itself is cut off by two persons, and `verify` finds any other cut.
SET LOCAL search_path = throughline, public;

-- Until when each record is kept, whosever it is.
ALTER TABLE retention_term RENAME COLUMN child TO subject_id;
ALTER TABLE retention_term ADD COLUMN subject_kind text NOT NULL DEFAULT 'child';
ALTER TABLE retention_term ALTER COLUMN subject_kind DROP DEFAULT;
ALTER TABLE retention_term DROP CONSTRAINT retention_term_pkey;
ALTER TABLE retention_term ADD PRIMARY KEY (service, subject_kind, subject_id, rule);
ALTER TABLE erasure RENAME COLUMN child TO subject_id;
ALTER TABLE erasure ADD COLUMN subject_kind text NOT NULL DEFAULT 'child';
ALTER TABLE erasure ALTER COLUMN subject_kind DROP DEFAULT;

-- The same as the permission retention.see; a test compares the two. Victims are kept by those who work with them, who see nothing else.
CREATE OR REPLACE FUNCTION reader_retains() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT CASE
    WHEN reader_roles() && ARRAY['information-governance-officer'] THEN 'all'
    WHEN reader_roles() && ARRAY['team-manager', 'service-manager', 'head-of-service'] THEN 'own'
    WHEN reader_roles() && ARRAY['victim-worker'] THEN 'victims'
    ELSE 'none' END
$$;

DROP POLICY those_who_keep ON retention_term;
CREATE POLICY those_who_keep ON retention_term FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service())
  AND ((SELECT reader_retains()) = 'all'
       OR (SELECT reader_retains()) = 'own' AND (SELECT reader_reach()) = 'service' AND CASE subject_kind
            WHEN 'child' THEN subject_id <> ALL ((SELECT hidden_from((SELECT reader_worker())))::uuid[])
            WHEN 'person' THEN subject_id <> ALL ((SELECT persons_hidden_from((SELECT reader_worker())))::uuid[]) AND NOT EXISTS (SELECT FROM victim v WHERE v.service = retention_term.service AND v.person = subject_id)
            WHEN 'worker' THEN subject_id = ANY ((SELECT managed_by((SELECT reader_worker()), (SELECT reader_roles())))::uuid[])
            ELSE true END
       OR 'victim-worker' = ANY ((SELECT reader_roles())::text[]) AND subject_kind = 'person' AND EXISTS (SELECT FROM victim v WHERE v.service = retention_term.service AND v.person = subject_id)));
-- That a record was erased says a day, a rule and an id.
DROP POLICY those_who_could_read ON erasure;
CREATE POLICY those_who_could_read ON erasure FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND ((SELECT reader_retains()) <> 'none' OR (SELECT reader_reach()) = 'service'));

-- What the governance officer sees: of children's records that entries are there; of every record what was decided about keeping it.
DROP POLICY governs_retention ON entry;
CREATE POLICY governs_retention ON entry FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND (SELECT reader_retains()) = 'all'
  AND (is_about_retention(kind) OR subject_kind = 'child' AND subject_id IN (SELECT t.subject_id FROM retention_term t WHERE t.service = (SELECT reader_service()) AND t.subject_kind = 'child')));
DROP POLICY governs_retention ON entry_content;
CREATE POLICY governs_retention ON entry_content FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND (SELECT reader_retains()) = 'all'
  AND entry IN (SELECT e.id FROM entry e WHERE e.service = (SELECT reader_service()) AND is_about_retention(e.kind)));
-- Victims' workers: what was decided about keeping a victim's record stands in no compartment of its own.
CREATE POLICY keeps_victims ON entry FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND 'victim-worker' = ANY ((SELECT reader_roles())::text[]) AND subject_kind = 'person' AND is_about_retention(kind)
  AND EXISTS (SELECT FROM victim v WHERE v.service = entry.service AND v.person = subject_id));
CREATE POLICY keeps_victims ON entry_content FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND 'victim-worker' = ANY ((SELECT reader_roles())::text[]) AND subject_kind = 'person' AND compartment = 'case'
  AND EXISTS (SELECT FROM victim v WHERE v.service = entry_content.service AND v.person = subject_id)
  AND entry IN (SELECT e.id FROM entry e WHERE e.service = (SELECT reader_service()) AND e.subject_kind = 'person' AND is_about_retention(e.kind)));
-- What narrows the sight of colleagues, of people beside a child and of victims lets by what was decided about keeping, for the officer.
DO $$
DECLARE
  p record;
BEGIN
  FOR p IN SELECT policyname, tablename, qual FROM pg_policies WHERE schemaname = 'throughline' AND policyname IN ('workers_by_their_managers', 'persons_beside_children', 'victims_apart') AND tablename IN ('entry', 'entry_content') LOOP
    EXECUTE format('DROP POLICY %I ON %I', p.policyname, p.tablename);
    EXECUTE format('CREATE POLICY %I ON %I AS RESTRICTIVE FOR SELECT TO throughline_reader USING ((%s) OR (SELECT reader_retains()) = ''all'' AND %s)', p.policyname, p.tablename, p.qual,
      CASE p.tablename WHEN 'entry' THEN 'is_about_retention(kind)' ELSE 'entry IN (SELECT e.id FROM entry e WHERE e.service = (SELECT reader_service()) AND is_about_retention(e.kind))' END);
  END LOOP;
END $$;

-- Whose records these are, for those who keep them: a name, and nothing else; of a restricted record, and of a victim to anybody but
-- their worker, not even that.
CREATE POLICY keeping_names ON standing FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()) AND subject_kind <> 'child');
DROP FUNCTION retention_names(uuid[]);
CREATE FUNCTION retention_names(subjects uuid[]) RETURNS TABLE (kind text, id uuid, about text, reference text, date_of_birth date, meeting text, held_on date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  me uuid := reader_worker();
  may text := reader_retains();
BEGIN
  IF here IS NULL OR me IS NULL OR may = 'none' THEN
    RAISE EXCEPTION 'until when records are kept is not for this reader' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN QUERY
    SELECT s.subject_kind, s.subject_id,
           CASE WHEN k.hidden THEN 'A restricted record' ELSE coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'Name not recorded') END,
           CASE WHEN NOT k.hidden THEN s.reference END, CASE WHEN NOT k.hidden THEN s.date_of_birth END, NULL::text, NULL::date
      FROM standing s, LATERAL (SELECT may = 'all' AND (s.facts->'access.restricted'->>'value')::boolean IS TRUE AS hidden) k
     WHERE s.service = here AND s.subject_kind = 'child' AND s.subject_id = ANY (subjects)
       AND (may = 'all' OR may = 'own' AND s.compartment = ANY (reader_compartments()) AND reader_reach() = 'service'
            AND ((s.facts->'access.restricted'->>'value')::boolean IS NOT TRUE OR s.facts->'access.named'->'value' ? me::text));
  -- Everybody else reads what they may read of other records by row security; the officer reads none.
  IF may <> 'all' THEN
    RETURN;
  END IF;
  RETURN QUERY
    SELECT s.subject_kind, s.subject_id,
           CASE s.subject_kind
             WHEN 'worker' THEN coalesce((SELECT w.name FROM worker w WHERE w.service = here AND w.id = s.subject_id), 'Name not recorded')
             WHEN 'unit' THEN coalesce(s.facts->'unit.name'->>'value', s.facts->'area.name'->>'value', 'The service itself')
             WHEN 'sitting' THEN 'A meeting'
             ELSE CASE
               WHEN v.victim THEN format('A victim, first recorded on %s', to_char(v.first_on, 'FMDD FMMonth YYYY'))
               WHEN EXISTS (SELECT FROM standing c WHERE c.service = here AND c.subject_kind = 'child' AND c.subject_id = (s.facts->'person.beside'->>'value')::uuid AND (c.facts->'access.restricted'->>'value')::boolean IS TRUE) THEN 'Somebody beside a restricted record'
               ELSE coalesce(s.facts->'person.name'->>'value', 'Name not recorded') END
             END,
           NULL::text, NULL::date, s.facts->'sitting.meeting'->>'value', (s.facts->'sitting.on'->>'value')::date
      FROM standing s, LATERAL (SELECT bool_or(e.compartment = 'victim') IS TRUE AS victim, min(e.occurred_on) AS first_on FROM entry e
                                 WHERE s.subject_kind = 'person' AND e.service = here AND e.subject_kind = 'person' AND e.subject_id = s.subject_id) v
     WHERE s.service = here AND s.subject_kind <> 'child' AND s.subject_id = ANY (subjects);
END $$;
REVOKE ALL ON FUNCTION retention_names FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_names TO throughline_reader;

-- What there is of a record that is not a child's, without a word of what it says: for the officer, who reads none of it.
CREATE FUNCTION retention_headers(of_kind text, of_subject uuid) RETURNS TABLE (id uuid, kind text, compartment text, occurred_on date, supersedes uuid, seq bigint)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = throughline, public AS $$
BEGIN
  IF reader_retains() <> 'all' OR of_kind = 'child' THEN
    RETURN;
  END IF;
  RETURN QUERY SELECT e.id, e.kind, e.compartment, e.occurred_on, e.supersedes, e.seq FROM entry e WHERE e.service = reader_service() AND e.subject_kind = of_kind AND e.subject_id = of_subject;
END $$;
REVOKE ALL ON FUNCTION retention_headers FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_headers TO throughline_reader;

-- Words in the audit: what somebody typed into the search, what the officer noted. The trace keeps a seal of them, under a salt that
-- goes with them; so they can go before the trace, and what is left says nothing.
CREATE TABLE audit_words (
  service text NOT NULL REFERENCES service,
  audit_row bigint NOT NULL,
  field text NOT NULL,
  salt bytea NOT NULL,
  words text NOT NULL,
  at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (service, audit_row, field)
);
CREATE INDEX audit_words_by_time ON audit_words (service, at);
ALTER TABLE audit_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_words FORCE ROW LEVEL SECURITY;
CREATE POLICY trail_reads ON audit_words FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));
CREATE POLICY trace_adds ON audit_words FOR INSERT TO CURRENT_USER WITH CHECK (service = (SELECT reader_service()));

CREATE FUNCTION keep_words_apart() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  f text;
  its bytea;
BEGIN
  FOREACH f IN ARRAY ARRAY['words', 'note'] LOOP
    IF jsonb_typeof(NEW.detail->f) = 'string' THEN
      its := decode(replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''), 'hex');
      INSERT INTO audit_words (service, audit_row, field, salt, words) VALUES (NEW.service, NEW.id, f, its, NEW.detail->>f);
      NEW.detail := NEW.detail || jsonb_build_object(f, jsonb_build_object('sealed', encode(sha256(its || convert_to(NEW.detail->>f, 'UTF8')), 'hex')));
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION keep_words_apart FROM PUBLIC;
CREATE TRIGGER keep_words_apart BEFORE INSERT ON read_audit FOR EACH ROW WHEN (NEW.detail IS NOT NULL) EXECUTE FUNCTION keep_words_apart();

CREATE FUNCTION audit_words_evidence() RETURNS SETOF audit_words LANGUAGE sql STABLE SECURITY DEFINER SET search_path = throughline, public AS $$
  SELECT * FROM audit_words w WHERE w.service = reader_service() ORDER BY w.audit_row
$$;
REVOKE ALL ON FUNCTION audit_words_evidence FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_words_evidence TO throughline_system;

DO $$
DECLARE
  definition text;
  changed text;
BEGIN
  SELECT pg_get_functiondef('search_children'::regproc) INTO definition;
  changed := replace(replace(definition, 'purpose, event, shown)', 'purpose, event, shown, detail)'), $x$format('%s found for "%s"', found, left(words, 100))$x$, $x$format('%s found', found), jsonb_build_object('words', left(words, 100))$x$);
  IF changed NOT LIKE '%shown, detail)%' OR changed NOT LIKE $x$%jsonb_build_object('words'%$x$ THEN
    RAISE EXCEPTION 'the search is not written as this migration expects it';
  END IF;
  PERFORM word_similarity('a', 'a');
  EXECUTE changed;
  SELECT pg_get_functiondef('audit_trail'::regproc) INTO definition;
  changed := replace(definition, 'f.subject_id, f.shown, f.detail, k.about', $x$f.subject_id,
           f.shown || CASE WHEN f.detail ? 'words' THEN coalesce((SELECT format(' for "%s"', a.words) FROM audit_words a WHERE a.service = here AND a.audit_row = f.id AND a.field = 'words'), ', for words that are not kept any longer') ELSE '' END,
           nullif(CASE WHEN jsonb_typeof(f.detail->'note') = 'object' THEN f.detail || jsonb_build_object('note', coalesce((SELECT a.words FROM audit_words a WHERE a.service = here AND a.audit_row = f.id AND a.field = 'note'), 'The note is not kept any longer')) ELSE f.detail - 'words' END, '{}'::jsonb), k.about$x$);
  IF changed = definition THEN
    RAISE EXCEPTION 'what the audit shows is not written as this migration expects it';
  END IF;
  EXECUTE changed;
END $$;

-- What the retention role removes, beside what it removed before.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['victim', 'victim_named', 'person_beside', 'stand_in', 'authenticator', 'passkey', 'recovery_code', 'account_event', 'audit_words', 'read_audit', 'audit_leaf', 'import_row', 'import_not_in', 'import_batch', 'meeting_item', 'post', 'audit_batch', 'session', 'account', 'sign_in_step', 'worker'] LOOP
    IF NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'throughline' AND p.tablename = t AND 'throughline_retention' = ANY (p.roles) AND p.cmd IN ('SELECT', 'ALL')) THEN
      EXECUTE format('CREATE POLICY retention_reads ON %I FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()))', t);
      EXECUTE format('GRANT SELECT ON %I TO throughline_retention', t);
    END IF;
    IF t NOT IN ('post', 'audit_batch', 'worker', 'import_batch') AND NOT EXISTS (SELECT FROM pg_policies p WHERE p.schemaname = 'throughline' AND p.tablename = t AND 'throughline_retention' = ANY (p.roles) AND p.cmd IN ('DELETE', 'ALL')) THEN
      EXECUTE format('CREATE POLICY retention_erases ON %I FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()))', t);
      EXECUTE format('GRANT DELETE ON %I TO throughline_retention', t);
    END IF;
  END LOOP;
END $$;
CREATE POLICY retention_names_anew ON worker FOR UPDATE TO throughline_retention USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
GRANT UPDATE (name, email, team, active_until) ON worker TO throughline_retention;

-- What goes by its age is found by it: rows lie in the order of their time.
CREATE INDEX command_by_time ON command USING brin (at);
CREATE INDEX account_event_by_time ON account_event USING brin (at);

-- The holds of any record that stand.
DROP FUNCTION erase_record(uuid, uuid[], uuid, date, text);
DROP FUNCTION holds_of(uuid);
CREATE FUNCTION holds_that_stand() RETURNS TABLE (kind text, id uuid, hold uuid) LANGUAGE sql STABLE SET search_path = throughline AS $$
  WITH RECURSIVE mine AS (
    SELECT e.id, e.kind, e.subject_kind, e.subject_id, e.supersedes, e.answers, e.withdrawn, EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.supersedes = e.id) AS corrected
      FROM entry e WHERE e.service = reader_service() AND e.kind IN ('hold.placed', 'hold.lifted')
  ), version AS (
    SELECT m.subject_kind, m.subject_id, m.id AS now, m.id AS was, m.supersedes FROM mine m WHERE m.kind = 'hold.placed' AND NOT m.corrected AND NOT m.withdrawn
    UNION ALL
    SELECT v.subject_kind, v.subject_id, v.now, m.id, m.supersedes FROM version v JOIN mine m ON m.id = v.supersedes
  )
  SELECT DISTINCT v.subject_kind, v.subject_id, v.now FROM version v
   WHERE NOT EXISTS (SELECT FROM version w JOIN mine l ON l.kind = 'hold.lifted' AND l.answers = w.was AND NOT l.corrected AND NOT l.withdrawn WHERE w.now = v.now)
$$;
REVOKE ALL ON FUNCTION holds_that_stand FROM PUBLIC;
GRANT EXECUTE ON FUNCTION holds_that_stand TO throughline_retention, throughline_system;
CREATE INDEX entry_about_holds ON entry (service, kind) WHERE kind IN ('hold.placed', 'hold.lifted');

-- What two persons have agreed to. Refused if they are one, if it was taken back, if a hold stands.
CREATE FUNCTION agreed_by_two(agreed uuid, OUT answer entry, OUT proposal entry, OUT proposed jsonb) LANGUAGE plpgsql STABLE SET search_path = throughline AS $$
DECLARE
  here text := reader_service();
BEGIN
  SELECT * INTO answer FROM entry e WHERE e.service = here AND e.id = agreed AND e.kind = 'erasure.answered';
  SELECT * INTO proposal FROM entry e WHERE e.service = here AND e.id = answer.answers AND e.kind = 'erasure.proposed';
  SELECT c.data INTO proposed FROM entry_content c WHERE c.service = here AND c.entry = proposal.id;
  IF proposed IS NULL OR (SELECT c.data->>'answer' FROM entry_content c WHERE c.service = here AND c.entry = agreed) IS DISTINCT FROM 'agree' THEN
    RAISE EXCEPTION 'nothing is erased without a proposal and an agreement to it' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM entry e WHERE e.service = here AND e.answers = proposal.id AND e.kind = 'erasure.answered' AND e.seq > answer.seq) THEN
    RAISE EXCEPTION 'nothing is erased whose agreement was taken back' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF proposal.recorded_by = answer.recorded_by THEN
    RAISE EXCEPTION 'nothing is erased that was proposed and agreed to by the same person' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM holds_that_stand() h WHERE h.kind = proposal.subject_kind AND h.id = proposal.subject_id) THEN
    RAISE EXCEPTION 'nothing is erased under a legal hold' USING ERRCODE = 'insufficient_privilege';
  END IF;
END $$;

-- Erases what two persons have agreed to, in the caller's transaction. Headers and digests stay, so that the chain is whole.
-- doomed: the entries whose content goes; blackened: entries of others in whose stead a version without the name is written in the same
-- transaction; known: the reference under which trackers know a child, the pseudonym of somebody who worked here; names: by which the
-- words of searches are found. What triggers keep beside the standing has gone before, when the standing was emptied.
CREATE FUNCTION erase_record(agreed uuid, doomed uuid[], blackened uuid[], certificate uuid, today date, known text, names text[]) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  two record;
  answer entry;
  proposal entry;
  proposed jsonb;
  of_kind text;
  of_id uuid;
  whole boolean;
  gone bigint;
  counts jsonb := '{}';
  words_gone bigint[];
BEGIN
  SELECT * INTO two FROM agreed_by_two(agreed);
  answer := two.answer;
  proposal := two.proposal;
  proposed := two.proposed;
  of_kind := proposal.subject_kind;
  of_id := proposal.subject_id;
  whole := proposed->>'scope' = 'record';
  IF proposed->>'scope' NOT IN ('record', 'part') THEN
    RAISE EXCEPTION 'what was agreed to is no erasure of a record' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF whole AND EXISTS (SELECT FROM entry e WHERE e.service = here AND e.subject_kind = of_kind AND e.subject_id = of_id AND e.seq > proposal.seq AND NOT (e.kind IN ('erasure.answered', 'hold.placed', 'hold.reviewed', 'hold.lifted'))) THEN
    RAISE EXCEPTION 'something was recorded since the erasure was proposed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF whole THEN
    IF EXISTS (SELECT FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
                WHERE e.service = here AND e.id = ANY (doomed) AND (e.subject_kind, e.subject_id) IS DISTINCT FROM (of_kind, of_id)
                  AND NOT (of_kind = 'child' AND (position(of_id::text IN c.data::text) > 0
                  OR EXISTS (SELECT FROM entry x WHERE x.service = here AND x.id = ANY (doomed) AND (x.id IN (e.answers, e.supersedes) OR x.supersedes = e.id))))) THEN
      RAISE EXCEPTION 'an entry that is not about this % is not erased with the record', of_kind USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM entry_content c WHERE c.service = here AND c.subject_kind = of_kind AND c.subject_id = of_id AND NOT c.entry = ANY (doomed)) THEN
      RAISE EXCEPTION 'a whole record is erased whole' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- A name is blackened where the child was spoken of, and in no other child's record.
    IF cardinality(blackened) > 0 AND (of_kind <> 'child' OR EXISTS (SELECT FROM entry e WHERE e.service = here AND e.id = ANY (blackened) AND (e.subject_kind = 'child'
         OR NOT EXISTS (SELECT FROM entry_content c WHERE c.service = here AND c.subject_kind = e.subject_kind AND c.subject_id = e.subject_id AND position(of_id::text IN c.data::text) > 0)))) THEN
      RAISE EXCEPTION 'a name is blackened only where this child was spoken of' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF cardinality(blackened) > 0 OR EXISTS (SELECT FROM entry e WHERE e.service = here AND e.id = ANY (doomed)
                 AND ((e.subject_kind, e.subject_id) IS DISTINCT FROM (of_kind, of_id) OR is_about_retention(e.kind) OR NOT proposed->'kinds' @> jsonb_build_array(jsonb_build_object('kind', e.kind)))) THEN
    RAISE EXCEPTION 'an entry of a kind that was not proposed is not erased' USING ERRCODE = 'insufficient_privilege';
  END IF;

  doomed := doomed || blackened;
  DELETE FROM search_text t WHERE t.service = here AND t.entry = ANY (doomed);
  DELETE FROM entry_share s WHERE s.service = here AND s.entry = ANY (doomed);
  DELETE FROM entry_content c WHERE c.service = here AND c.entry = ANY (doomed);
  GET DIAGNOSTICS gone = ROW_COUNT;
  counts := counts || jsonb_build_object('contents', gone, 'blackened', cardinality(blackened));
  -- What commands answered, where it names one of the entries or the record.
  DELETE FROM command c WHERE c.service = here
    AND (c.result->'entries' ?| doomed::text[] OR c.result->>'proposal' = ANY (doomed::text[]) OR whole AND position(of_id::text IN c.result::text) > 0);
  GET DIAGNOSTICS gone = ROW_COUNT;
  counts := counts || jsonb_build_object('results', gone);
  DELETE FROM draft d WHERE d.service = here AND (split_part(d.key, ':', 2) = ANY (doomed::text[]) OR whole AND position(of_id::text IN d.key) > 0 OR whole AND of_kind = 'worker' AND d.worker = of_id);
  GET DIAGNOSTICS gone = ROW_COUNT;
  counts := counts || jsonb_build_object('drafts', gone);
  IF whole THEN
    DELETE FROM meeting_item m WHERE m.service = here AND (of_kind = 'child' AND m.child = of_id OR of_kind = 'sitting' AND m.sitting = of_id);
    GET DIAGNOSTICS gone = ROW_COUNT;
    counts := counts || jsonb_build_object('meeting', gone);
    WITH words AS (
      DELETE FROM audit_words w WHERE w.service = here AND EXISTS (SELECT FROM unnest(names) n WHERE length(n) > 2 AND position(lower(n) IN lower(w.words)) > 0) RETURNING w.audit_row
    ) SELECT array_agg(DISTINCT w.audit_row), count(*) INTO words_gone, gone FROM words w;
    counts := counts || jsonb_build_object('searches', gone);
    IF of_kind = 'child' THEN
      counts := counts || erase_import(of_id, lower(known));
    END IF;
    DELETE FROM work_part w WHERE w.service = here AND w.subject_kind = of_kind AND w.subject_id = of_id;
    DELETE FROM work w WHERE w.service = here AND w.subject_kind = of_kind AND w.subject_id = of_id;
    GET DIAGNOSTICS gone = ROW_COUNT;
    counts := counts || jsonb_build_object('work', gone);
    DELETE FROM standing_part s WHERE s.service = here AND s.subject_kind = of_kind AND s.subject_id = of_id;
    DELETE FROM standing s WHERE s.service = here AND s.subject_kind = of_kind AND s.subject_id = of_id;
    DELETE FROM retention_term t WHERE t.service = here AND t.subject_kind = of_kind AND t.subject_id = of_id;
    IF of_kind = 'child' THEN
      DELETE FROM search_name n WHERE n.service = here AND n.child = of_id;
      DELETE FROM allocation a WHERE a.service = here AND a.child = of_id;
      DELETE FROM case_access a WHERE a.service = here AND a.child = of_id;
      DELETE FROM restricted_name n WHERE n.service = here AND n.child = of_id;
      DELETE FROM entry_share s WHERE s.service = here AND s.child = of_id;
      DELETE FROM shared_child s WHERE s.service = here AND s.child = of_id;
    ELSIF of_kind = 'person' THEN
      DELETE FROM victim_named v WHERE v.service = here AND v.person = of_id;
      DELETE FROM victim v WHERE v.service = here AND v.person = of_id;
      DELETE FROM person_beside p WHERE p.service = here AND p.person = of_id;
    ELSIF of_kind = 'worker' THEN
      counts := counts || erase_colleague(of_id, known, today);
    END IF;
  END IF;
  INSERT INTO erasure (service, certificate, agreed, subject_kind, subject_id, whole, clause, title, erased_on, entries)
    VALUES (here, certificate, agreed, of_kind, of_id, whole, split_part(proposed->>'rule', '/', 1), proposed->>'title', today, doomed);
  -- By this `verify` knows content that was erased from content that somebody took away.
  INSERT INTO read_audit (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown, detail)
    VALUES (here, answer.recorded_by, ARRAY[coalesce(proposed->>'as', '')], answer.agency, 'keeping records no longer than the rule says', 'record.erased', of_kind, of_id,
            format('%s entries erased under %s', cardinality(doomed), split_part(proposed->>'rule', '/', 1)),
            jsonb_build_object('entries', to_jsonb(doomed), 'certificate', certificate, 'wordsOf', to_jsonb(coalesce(words_gone, '{}'))));
  RETURN counts;
END $$;

-- Somebody who worked here: their account, proofs of who they are, and traces of signing in go; who recorded what stays under a pseudonym.
CREATE FUNCTION erase_colleague(of_worker uuid, pseudonym text, today date) RETURNS jsonb LANGUAGE plpgsql VOLATILE SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  gone bigint;
BEGIN
  IF coalesce(pseudonym, '') = '' THEN
    RAISE EXCEPTION 'somebody who worked here keeps a pseudonym' USING ERRCODE = 'insufficient_privilege';
  END IF;
  DELETE FROM sign_in_step x WHERE x.service = here AND x.worker = of_worker;
  DELETE FROM session x WHERE x.service = here AND x.worker = of_worker;
  DELETE FROM authenticator x WHERE x.service = here AND x.worker = of_worker;
  DELETE FROM passkey x WHERE x.service = here AND x.worker = of_worker;
  DELETE FROM recovery_code x WHERE x.service = here AND x.worker = of_worker;
  DELETE FROM stand_in x WHERE x.service = here AND of_worker IN (x.worker, x.away);
  DELETE FROM account_event x WHERE x.service = here AND x.worker = of_worker;
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM account x WHERE x.service = here AND x.worker = of_worker;
  UPDATE worker w SET name = pseudonym, email = NULL, team = NULL, active_until = coalesce(w.active_until, today) WHERE w.service = here AND w.id = of_worker;
  RETURN jsonb_build_object('account', gone);
END $$;

-- Cuts off the traces up to a batch, as two persons agreed. The batches stay with their hashes, so that the chain can still be reckoned
-- from its beginning; rows and their places go. Kept are traces about records under a hold, of erasures, of cuts and of settings.
CREATE FUNCTION cut_audit(agreed uuid, certificate uuid) RETURNS jsonb LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  two record;
  answer entry;
  proposed jsonb;
  cut_to bigint;
  last audit_batch;
  kept bigint[];
  gone bigint;
BEGIN
  SELECT * INTO two FROM agreed_by_two(agreed);
  answer := two.answer;
  proposed := two.proposed;
  cut_to := (proposed->>'through')::bigint;
  SELECT * INTO last FROM audit_batch b WHERE b.service = here AND b.seq = cut_to;
  IF proposed->>'scope' IS DISTINCT FROM 'audit' OR last.hash IS NULL OR encode(last.hash, 'hex') IS DISTINCT FROM proposed->>'through-hash' THEN
    RAISE EXCEPTION 'no cut through this batch of the audit was agreed to' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM erasure x WHERE x.service = here AND x.agreed = cut_audit.agreed) THEN
    RAISE EXCEPTION 'this cut was made already' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM audit_leaf l JOIN read_audit r ON r.service = l.service AND r.id = l.audit_row
              WHERE l.service = here AND l.batch <= cut_to AND london_day(r.at) > (proposed->>'kept-until')::date) THEN
    RAISE EXCEPTION 'a trace that is younger than the day up to which the cut was agreed is not cut off' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT coalesce(array_agg(r.id ORDER BY r.id), '{}') INTO kept FROM audit_leaf l JOIN read_audit r ON r.service = l.service AND r.id = l.audit_row
   WHERE l.service = here AND l.batch <= cut_to
     AND (r.event IN ('record.erased', 'audit.cut', 'audit.settings', 'audit.words-expired') OR r.subject_id IN (SELECT h.id FROM holds_that_stand() h));
  DELETE FROM audit_words w USING audit_leaf l WHERE w.service = here AND l.service = here AND l.batch <= cut_to AND w.audit_row = l.audit_row AND NOT l.audit_row = ANY (kept);
  DELETE FROM read_audit r USING audit_leaf l WHERE r.service = here AND l.service = here AND l.batch <= cut_to AND r.id = l.audit_row AND NOT r.id = ANY (kept);
  GET DIAGNOSTICS gone = ROW_COUNT;
  DELETE FROM audit_leaf l WHERE l.service = here AND l.batch <= cut_to AND NOT EXISTS (SELECT FROM audit_leaf k WHERE k.service = here AND k.batch = l.batch AND k.audit_row = ANY (kept));
  INSERT INTO erasure (service, certificate, agreed, subject_kind, subject_id, whole, clause, title, erased_on, entries)
    VALUES (here, certificate, agreed, 'unit', answer.subject_id, false, split_part(proposed->>'rule', '/', 1), proposed->>'title', answer.occurred_on, '{}');
  INSERT INTO read_audit (service, worker, roles, agency, purpose, event, shown, detail)
    VALUES (here, answer.recorded_by, ARRAY[coalesce(proposed->>'as', '')], answer.agency, 'keeping records no longer than the rule says', 'audit.cut', format('%s traces cut off, through batch %s', gone, cut_to),
            jsonb_build_object('through', cut_to, 'hash', encode(last.hash, 'hex'), 'rows', gone, 'kept', to_jsonb(kept), 'proposal', (two.proposal).id, 'agreed', agreed, 'certificate', certificate));
  RETURN jsonb_build_object('rows', gone, 'kept', cardinality(kept));
END $$;

-- How much of the audit is over up to a day: whole batches from the beginning. Numbers and days alone, for whoever looks after it.
CREATE FUNCTION audit_cuttable(until_day date) RETURNS TABLE (seq bigint, hash bytea, traces integer, kept integer, oldest date)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  last audit_batch;
BEGIN
  IF here IS NULL OR reader_audits() = 'none' OR reader_retains() = 'none' THEN
    RAISE EXCEPTION 'how long traces are kept is not for this reader' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT b.* INTO last FROM audit_batch b WHERE b.service = here AND b.seq < coalesce(
      (SELECT min(l.batch) FROM audit_leaf l JOIN read_audit r ON r.service = l.service AND r.id = l.audit_row WHERE l.service = here AND london_day(r.at) > until_day), 9223372036854775807)
    ORDER BY b.seq DESC LIMIT 1;
  RETURN QUERY
    SELECT last.seq, last.hash, count(*)::integer,
           (count(*) FILTER (WHERE r.event IN ('record.erased', 'audit.cut', 'audit.settings', 'audit.words-expired') OR r.subject_id IN (SELECT h.id FROM holds_that_stand() h)))::integer, min(london_day(r.at))
      FROM audit_leaf l JOIN read_audit r ON r.service = l.service AND r.id = l.audit_row WHERE l.service = here AND l.batch <= last.seq HAVING count(*) > 0;
END $$;
REVOKE ALL ON FUNCTION audit_cuttable FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit_cuttable TO throughline_reader;

-- Removes working copies whose time is over, by sort. How long is policy; nothing of a record is among them.
CREATE FUNCTION expire_rows(sort text, older_than timestamptz) RETURNS bigint LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  gone bigint := 0;
  last bigint;
BEGIN
  IF here IS NULL THEN
    RAISE EXCEPTION 'no service is named of which something is to go';
  END IF;
  CASE sort
    WHEN 'audit-words' THEN
      SELECT max(w.audit_row) INTO last FROM audit_words w WHERE w.service = here AND w.at < older_than;
      DELETE FROM audit_words w WHERE w.service = here AND w.at < older_than;
      GET DIAGNOSTICS gone = ROW_COUNT;
      IF gone > 0 THEN
        INSERT INTO read_audit (service, worker, roles, agency, purpose, event, shown, detail)
          VALUES (here, '00000000-0000-0000-0000-000000000000', ARRAY['system'], '', 'keeping records no longer than the rule says', 'audit.words-expired', format('words of %s traces removed', gone), jsonb_build_object('through', last));
      END IF;
    WHEN 'drafts' THEN
      DELETE FROM draft d WHERE d.service = here AND d.saved_at < older_than;
      GET DIAGNOSTICS gone = ROW_COUNT;
    WHEN 'results' THEN
      DELETE FROM command c WHERE c.service = here AND c.at < older_than;
      GET DIAGNOSTICS gone = ROW_COUNT;
    WHEN 'sign-ins' THEN
      DELETE FROM account_event x WHERE x.service = here AND x.at < older_than;
      GET DIAGNOSTICS gone = ROW_COUNT;
    WHEN 'import-rows' THEN
      DELETE FROM import_row r USING import_batch b
       WHERE r.service = here AND b.service = here AND b.id = r.batch AND b.state IN ('done', 'undone') AND coalesce(b.undone_at, b.finished_at, b.started_at) < older_than
         AND (r.status IN ('good', 'left-out') OR r.settled_at < older_than)
         AND NOT EXISTS (SELECT FROM import_not_in n WHERE n.service = here AND n.batch = r.batch AND n.line = r.line)
         AND NOT EXISTS (SELECT FROM import_row o WHERE o.service = here AND o.batch = r.batch AND o.status NOT IN ('good', 'left-out') AND o.settled_at IS NULL);
      GET DIAGNOSTICS gone = ROW_COUNT;
    ELSE
      RAISE EXCEPTION 'nothing of the sort "%" goes by itself here', sort;
  END CASE;
  RETURN gone;
END $$;

REVOKE ALL ON FUNCTION erase_record, erase_colleague, cut_audit, expire_rows, agreed_by_two FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_colleague, agreed_by_two TO throughline_retention;
-- They run with the rights of the retention role and of nobody else: the owner lends itself that role to give them away.
DO $$
BEGIN
  EXECUTE format('GRANT throughline_retention TO %I', current_user);
  GRANT CREATE ON SCHEMA throughline TO throughline_retention;
  ALTER FUNCTION erase_record(uuid, uuid[], uuid[], uuid, date, text, text[]) OWNER TO throughline_retention;
  ALTER FUNCTION cut_audit(uuid, uuid) OWNER TO throughline_retention;
  ALTER FUNCTION expire_rows(text, timestamptz) OWNER TO throughline_retention;
  REVOKE CREATE ON SCHEMA throughline FROM throughline_retention;
END $$;
SET LOCAL ROLE throughline_retention;
REVOKE ALL ON FUNCTION erase_record, cut_audit, expire_rows FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_record, cut_audit, expire_rows TO throughline_system;
RESET ROLE;
DO $$ BEGIN EXECUTE format('REVOKE throughline_retention FROM %I', current_user); END $$;
