-- Until when records are kept, and their erasure. The days are worked out from the chronology and kept by every derivation. Erasing is
-- one function that runs as the retention role: it looks for itself whether two persons have agreed and no legal hold stands.
SET LOCAL search_path = throughline, public;

CREATE TABLE retention_term (
  service text NOT NULL,
  child uuid NOT NULL,
  rule text NOT NULL,
  clause text NOT NULL,
  title text NOT NULL,
  scope text NOT NULL CHECK (scope IN ('record', 'part')),
  -- the last day; null: it cannot be worked out
  kept_until date,
  because text NOT NULL,
  PRIMARY KEY (service, child, rule)
);
CREATE INDEX retention_term_by_day ON retention_term (service, kept_until);

-- Which entries an erasure took, under which certificate. Ids alone.
CREATE TABLE erasure (
  service text NOT NULL REFERENCES service,
  -- the entry that certifies it
  certificate uuid NOT NULL,
  -- the entry that agreed to it
  agreed uuid NOT NULL,
  child uuid NOT NULL,
  whole boolean NOT NULL,
  clause text NOT NULL,
  title text NOT NULL,
  erased_on date NOT NULL,
  entries uuid[] NOT NULL,
  PRIMARY KEY (service, certificate),
  -- what was agreed to is carried out once
  UNIQUE (service, agreed)
);
CREATE INDEX erasure_of_child ON erasure (service, child);

-- How far somebody sees until when records are kept: the governance officer all, managers of the records that they may open. The same
-- as the permission retention.see; a test compares the two.
CREATE FUNCTION reader_retains() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT CASE
    WHEN reader_roles() && ARRAY['information-governance-officer'] THEN 'all'
    WHEN reader_roles() && ARRAY['team-manager', 'service-manager', 'head-of-service'] THEN 'own'
    ELSE 'none' END
$$;
REVOKE ALL ON FUNCTION reader_retains FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reader_retains TO throughline_reader, throughline_system;

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['retention_term', 'erasure'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO throughline_reader', t);
  END LOOP;
END $$;
CREATE POLICY system_all ON retention_term TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
GRANT SELECT, INSERT, UPDATE, DELETE ON retention_term TO throughline_system;
CREATE POLICY those_who_keep ON retention_term FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service())
  AND ((SELECT reader_retains()) = 'all'
       OR (SELECT reader_retains()) = 'own' AND (SELECT reader_reach()) = 'service' AND child <> ALL ((SELECT hidden_from((SELECT reader_worker())))::uuid[])));
-- That something was erased is told to whoever could have read it.
CREATE POLICY those_who_could_read ON erasure FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND ((SELECT reader_retains()) <> 'none' OR (SELECT reader_reach()) = 'service'));
CREATE POLICY system_reads ON erasure FOR SELECT TO throughline_system USING (service = (SELECT reader_service()));
GRANT SELECT ON erasure TO throughline_system;
CREATE POLICY retention_reads ON erasure FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()));
CREATE POLICY retention_adds ON erasure FOR INSERT TO throughline_retention WITH CHECK (service = (SELECT reader_service()));
GRANT SELECT, INSERT ON erasure TO throughline_retention;

-- Entries about keeping and erasing themselves.
CREATE FUNCTION is_about_retention(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT kind IN ('hold.placed', 'hold.reviewed', 'hold.lifted', 'erasure.proposed', 'erasure.answered', 'erasure.certified', 'disposal.decided')
$$;
GRANT EXECUTE ON FUNCTION is_about_retention TO throughline_reader, throughline_system;
-- The governance officer, who sees no record otherwise: of records with a day until which they are kept that entries are there, by kind
-- and day; and what was written about keeping and erasing. Nothing else of what they say.
CREATE POLICY governs_retention ON entry FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND (SELECT reader_retains()) = 'all'
  AND (is_about_retention(kind) OR subject_kind = 'child' AND subject_id IN (SELECT t.child FROM retention_term t WHERE t.service = (SELECT reader_service()))));
CREATE POLICY governs_retention ON entry_content FOR SELECT TO throughline_reader USING (
  service = (SELECT reader_service()) AND (SELECT reader_retains()) = 'all'
  AND entry IN (SELECT e.id FROM entry e WHERE e.service = (SELECT reader_service()) AND e.subject_kind IN ('child', 'unit') AND is_about_retention(e.kind)));

-- Whose records these are, for those who keep them: a name, and nothing else of the record; of a restricted one not even that.
CREATE FUNCTION retention_names(children uuid[]) RETURNS TABLE (child uuid, about text, reference text, date_of_birth date, restricted boolean)
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
    SELECT s.subject_id,
           CASE WHEN k.hidden THEN 'A restricted record' ELSE coalesce(nullif(concat_ws(' ', s.forenames, s.surname), ''), s.reference, 'Name not recorded') END,
           CASE WHEN NOT k.hidden THEN s.reference END, CASE WHEN NOT k.hidden THEN s.date_of_birth END, k.hidden
      FROM standing s, LATERAL (SELECT may = 'all' AND (s.facts->'access.restricted'->>'value')::boolean IS TRUE AS hidden) k
     WHERE s.service = here AND s.subject_kind = 'child' AND s.subject_id = ANY (children)
       AND (may = 'all' OR s.compartment = ANY (reader_compartments()) AND reader_reach() = 'service'
            AND ((s.facts->'access.restricted'->>'value')::boolean IS NOT TRUE OR s.facts->'access.named'->'value' ? me::text));
END $$;
REVOKE ALL ON FUNCTION retention_names FROM PUBLIC;
GRANT EXECUTE ON FUNCTION retention_names TO throughline_reader;

-- What the retention role removes, beside the content of entries.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['standing', 'standing_part', 'work', 'work_part', 'allocation', 'search_name', 'search_text', 'case_access', 'restricted_name', 'entry_share', 'shared_child', 'command', 'draft', 'retention_term'] LOOP
    EXECUTE format('CREATE POLICY retention_reads ON %I FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()))', t);
    IF t NOT IN ('search_name', 'search_text') THEN
      EXECUTE format('CREATE POLICY retention_erases ON %I FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()))', t);
    END IF;
    EXECUTE format('GRANT SELECT, DELETE ON %I TO throughline_retention', t);
  END LOOP;
END $$;
CREATE POLICY retention_empties ON import_batch FOR UPDATE TO throughline_retention USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
GRANT UPDATE (file) ON import_batch TO throughline_retention;

-- The legal holds of a child that stand: not corrected, not withdrawn, and lifted by nothing that stands itself.
CREATE FUNCTION holds_of(of_child uuid) RETURNS SETOF uuid LANGUAGE sql STABLE SET search_path = throughline AS $$
  WITH RECURSIVE mine AS (
    SELECT e.id, e.kind, e.supersedes, e.answers, e.withdrawn, EXISTS (SELECT FROM entry x WHERE x.service = e.service AND x.supersedes = e.id) AS corrected
      FROM entry e WHERE e.service = reader_service() AND e.subject_kind = 'child' AND e.subject_id = of_child AND e.kind IN ('hold.placed', 'hold.lifted')
  ), version AS (
    SELECT m.id AS now, m.id AS was, m.supersedes FROM mine m WHERE m.kind = 'hold.placed' AND NOT m.corrected AND NOT m.withdrawn
    UNION ALL
    SELECT v.now, m.id, m.supersedes FROM version v JOIN mine m ON m.id = v.supersedes
  )
  SELECT DISTINCT v.now FROM version v
   WHERE NOT EXISTS (SELECT FROM version w JOIN mine l ON l.kind = 'hold.lifted' AND l.answers = w.was AND NOT l.corrected AND NOT l.withdrawn WHERE w.now = v.now)
$$;
REVOKE ALL ON FUNCTION holds_of FROM PUBLIC;
GRANT EXECUTE ON FUNCTION holds_of TO throughline_retention, throughline_system;

-- Erases what two persons have agreed to, in the caller's transaction. Headers and digests stay, so that the chain is whole.
-- agreed: the entry that agrees; doomed: the entries whose content goes; known: the reference under which trackers know the child. What
-- triggers keep beside the standing has gone before, when the standing was emptied.
CREATE FUNCTION erase_record(agreed uuid, doomed uuid[], certificate uuid, today date, known text) RETURNS jsonb
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  answer entry;
  proposal entry;
  proposed jsonb;
  of_child uuid;
  whole boolean;
  gone bigint;
  counts jsonb := '{}';
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
  of_child := proposal.subject_id;
  whole := proposed->>'scope' = 'record';
  IF EXISTS (SELECT FROM holds_of(of_child)) THEN
    RAISE EXCEPTION 'nothing is erased under a legal hold' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF whole AND EXISTS (SELECT FROM entry e WHERE e.service = here AND e.subject_kind = 'child' AND e.subject_id = of_child AND e.seq > proposal.seq AND NOT (e.kind IN ('erasure.answered', 'hold.placed', 'hold.reviewed', 'hold.lifted'))) THEN
    RAISE EXCEPTION 'something was recorded since the erasure was proposed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF whole THEN
    IF EXISTS (SELECT FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
                WHERE e.service = here AND e.id = ANY (doomed) AND (e.subject_kind, e.subject_id) IS DISTINCT FROM ('child', of_child)
                  AND position(of_child::text IN c.data::text) = 0
                  AND NOT EXISTS (SELECT FROM entry x WHERE x.service = here AND x.id = ANY (doomed) AND (x.id IN (e.answers, e.supersedes) OR x.supersedes = e.id))) THEN
      RAISE EXCEPTION 'an entry that is not about this child is not erased with the record' USING ERRCODE = 'insufficient_privilege';
    END IF;
    IF EXISTS (SELECT FROM entry_content c WHERE c.service = here AND c.subject_kind = 'child' AND c.subject_id = of_child AND NOT c.entry = ANY (doomed)) THEN
      RAISE EXCEPTION 'a whole record is erased whole' USING ERRCODE = 'insufficient_privilege';
    END IF;
  ELSIF EXISTS (SELECT FROM entry e WHERE e.service = here AND e.id = ANY (doomed)
                 AND ((e.subject_kind, e.subject_id) IS DISTINCT FROM ('child', of_child) OR is_about_retention(e.kind) OR NOT proposed->'kinds' @> jsonb_build_array(jsonb_build_object('kind', e.kind)))) THEN
    RAISE EXCEPTION 'an entry of a kind that was not proposed is not erased' USING ERRCODE = 'insufficient_privilege';
  END IF;

  DELETE FROM search_text t WHERE t.service = here AND t.entry = ANY (doomed);
  DELETE FROM entry_share s WHERE s.service = here AND s.entry = ANY (doomed);
  DELETE FROM entry_content c WHERE c.service = here AND c.entry = ANY (doomed);
  GET DIAGNOSTICS gone = ROW_COUNT;
  counts := counts || jsonb_build_object('contents', gone);
  -- What commands answered, where it names one of the entries or the child.
  DELETE FROM command c WHERE c.service = here
    AND (c.result->'entries' ?| doomed::text[] OR c.result->>'proposal' = ANY (doomed::text[]) OR whole AND position(of_child::text IN c.result::text) > 0);
  GET DIAGNOSTICS gone = ROW_COUNT;
  counts := counts || jsonb_build_object('results', gone);
  DELETE FROM draft d WHERE d.service = here AND (split_part(d.key, ':', 2) = ANY (doomed::text[]) OR whole AND position(of_child::text IN d.key) > 0);
  GET DIAGNOSTICS gone = ROW_COUNT;
  counts := counts || jsonb_build_object('drafts', gone);
  IF whole THEN
    DELETE FROM meeting_item m WHERE m.service = here AND m.child = of_child;
    GET DIAGNOSTICS gone = ROW_COUNT;
    counts := counts || jsonb_build_object('meeting', gone);
    counts := counts || erase_import(of_child, lower(known));
    DELETE FROM work_part w WHERE w.service = here AND w.subject_kind = 'child' AND w.subject_id = of_child;
    DELETE FROM work w WHERE w.service = here AND w.subject_kind = 'child' AND w.subject_id = of_child;
    GET DIAGNOSTICS gone = ROW_COUNT;
    counts := counts || jsonb_build_object('work', gone);
    DELETE FROM standing_part s WHERE s.service = here AND s.subject_kind = 'child' AND s.subject_id = of_child;
    DELETE FROM standing s WHERE s.service = here AND s.subject_kind = 'child' AND s.subject_id = of_child;
    DELETE FROM search_name n WHERE n.service = here AND n.child = of_child;
    DELETE FROM allocation a WHERE a.service = here AND a.child = of_child;
    DELETE FROM case_access a WHERE a.service = here AND a.child = of_child;
    DELETE FROM restricted_name n WHERE n.service = here AND n.child = of_child;
    DELETE FROM entry_share s WHERE s.service = here AND s.child = of_child;
    DELETE FROM shared_child s WHERE s.service = here AND s.child = of_child;
    DELETE FROM retention_term t WHERE t.service = here AND t.child = of_child;
  END IF;
  INSERT INTO erasure (service, certificate, agreed, child, whole, clause, title, erased_on, entries)
    VALUES (here, certificate, agreed, of_child, whole, split_part(proposed->>'rule', '/', 1), proposed->>'title', today, doomed);
  -- By this `verify` knows content that was erased from content that somebody took away.
  INSERT INTO read_audit (service, worker, roles, agency, purpose, event, subject_kind, subject_id, shown, detail)
    VALUES (here, answer.recorded_by, ARRAY[coalesce(proposed->>'as', '')], answer.agency, 'keeping records no longer than the rule says', 'record.erased', 'child', of_child,
            format('%s entries erased under %s', cardinality(doomed), split_part(proposed->>'rule', '/', 1)), jsonb_build_object('entries', to_jsonb(doomed), 'certificate', certificate));
  RETURN counts;
END $$;

-- What trackers said of a child: rows, what was remembered of them, and files that are still there.
CREATE FUNCTION erase_import(of_child uuid, known text) RETURNS jsonb LANGUAGE plpgsql VOLATILE SET search_path = throughline, public AS $$
DECLARE
  here text := reader_service();
  rows_gone bigint;
  files_gone bigint;
BEGIN
  WITH theirs AS (
    SELECT r.batch, r.line FROM import_row r
     WHERE r.service = here AND (r.child = of_child OR r.child IS NULL AND (lower(r.reference) = known
           OR EXISTS (SELECT FROM import_identity i JOIN import_batch b ON b.service = i.service AND b.source = i.source WHERE i.service = here AND i.child = of_child AND b.id = r.batch AND i.reference = r.reference)))
  ), names AS (
    DELETE FROM import_not_in n USING theirs t WHERE n.service = here AND n.batch = t.batch AND n.line = t.line
  )
  UPDATE import_batch b SET file = NULL WHERE b.service = here AND b.file IS NOT NULL AND b.id IN (SELECT t.batch FROM theirs t);
  GET DIAGNOSTICS files_gone = ROW_COUNT;
  DELETE FROM import_row r
   WHERE r.service = here AND (r.child = of_child OR r.child IS NULL AND (lower(r.reference) = known
         OR EXISTS (SELECT FROM import_identity i JOIN import_batch b ON b.service = i.service AND b.source = i.source WHERE i.service = here AND i.child = of_child AND b.id = r.batch AND i.reference = r.reference)));
  GET DIAGNOSTICS rows_gone = ROW_COUNT;
  DELETE FROM import_answer a USING import_identity i WHERE a.service = here AND i.service = here AND i.child = of_child AND a.source = i.source AND a.reference = i.reference;
  DELETE FROM import_identity i WHERE i.service = here AND i.child = of_child;
  RETURN jsonb_build_object('rows', rows_gone, 'files', files_gone);
END $$;
REVOKE ALL ON FUNCTION erase_record, erase_import FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_import, is_about_retention TO throughline_retention;

-- Runs with the rights of the retention role and of nobody else: the owner lends itself that role to give the function away.
DO $$
BEGIN
  EXECUTE format('GRANT throughline_retention TO %I', current_user);
  GRANT CREATE ON SCHEMA throughline TO throughline_retention;
  ALTER FUNCTION erase_record(uuid, uuid[], uuid, date, text) OWNER TO throughline_retention;
  REVOKE CREATE ON SCHEMA throughline FROM throughline_retention;
END $$;
SET LOCAL ROLE throughline_retention;
REVOKE ALL ON FUNCTION erase_record FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_record TO throughline_system;
RESET ROLE;
DO $$ BEGIN EXECUTE format('REVOKE throughline_retention FROM %I', current_user); END $$;
