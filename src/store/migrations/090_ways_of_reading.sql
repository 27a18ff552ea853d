-- Two ways of reading. Almost everybody reads as one who reaches the whole service, and for them the rule is one short expression: what
-- a rule costs is paid for every table of every query, in planning and for every row. Those who reach a part only (what was shared with
-- their agency, their assignments, the hub, victims, what is kept about keeping) read as a role of their own, which has the further rules
-- besides. What anybody sees is the same as before.
SET LOCAL search_path = throughline, public;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'throughline_partial') THEN
    CREATE ROLE throughline_partial NOLOGIN NOSUPERUSER NOBYPASSRLS INHERIT;
  END IF;
END $$;
-- Every other table, view and function is for both alike.
GRANT throughline_reader TO throughline_partial;
GRANT USAGE ON SCHEMA throughline TO throughline_partial;

-- The service, if the reader reaches all of it: otherwise nothing equals it.
CREATE FUNCTION reader_whole_service() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
  $$ SELECT CASE WHEN current_setting('app.reach', true) = 'service' THEN nullif(current_setting('app.service', true), '') END $$;
-- Colleagues of whom the reader sees what is recorded about them: themselves and those whom they manage.
CREATE FUNCTION colleagues_seen() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS
  $$ SELECT array_append(managed_by(reader_worker(), reader_roles()), reader_worker()) $$;
-- People beside a child whose record the reader may not open, and victims of whom the reader may know nothing.
CREATE FUNCTION persons_unseen() RETURNS uuid[] LANGUAGE sql STABLE SET search_path = throughline AS
  $$ SELECT persons_hidden_from(reader_worker()) || victims_hidden_from(reader_worker()) $$;
REVOKE ALL ON FUNCTION reader_whole_service, colleagues_seen, persons_unseen FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reader_whole_service, colleagues_seen, persons_unseen TO throughline_reader, throughline_system;

-- Most rows are ordinary: everybody who reaches the service's cases sees them, unless the child's record is restricted. Which they are
-- follows from the row itself and is worked out when it is written, so that a list of a hundred thousand asks one yes or no of each.
ALTER TABLE standing ADD COLUMN ordinary boolean GENERATED ALWAYS AS (compartment = 'case' AND subject_kind IN ('child', 'sitting', 'unit', 'activity')) STORED;
ALTER TABLE work ADD COLUMN ordinary boolean GENERATED ALWAYS AS (compartments = ARRAY['case'] AND subject_kind IN ('child', 'sitting', 'unit', 'activity')) STORED;

DO $$
DECLARE
  t text;
  compartment_seen text;
  seen text;
  colleagues text;
  others text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'entry_content', 'standing', 'standing_part', 'work', 'work_part'] LOOP
    compartment_seen := CASE WHEN t IN ('standing_part', 'work', 'work_part') THEN 'compartments <@ (SELECT reader_compartments())::text[]' ELSE 'compartment = ANY ((SELECT reader_compartments())::text[])' END;
    colleagues := 'subject_id = ANY ((SELECT colleagues_seen())::uuid[])'
      -- Whoever owes something about a colleague sees what they owe.
      || CASE WHEN t = 'work' THEN ' OR owner_worker = (SELECT reader_worker()) OR owner_worker IS NULL AND owner_role = ANY ((SELECT reader_roles())::text[])' ELSE '' END;
    others := format($p$WHEN 'worker' THEN %s WHEN 'person' THEN subject_id <> ALL ((SELECT persons_unseen())::uuid[]) ELSE true END$p$, colleagues);
    EXECUTE format('DROP POLICY reads_what_is_theirs ON %I', t);
    EXECUTE format('DROP POLICY workers_by_their_managers ON %I', t);
    EXECUTE format('DROP POLICY persons_beside_children ON %I', t);
    EXECUTE format('DROP POLICY victims_apart ON %I', t);
    seen := format($p$%s AND CASE subject_kind WHEN 'child' THEN subject_id <> ALL ((SELECT hidden_from(reader_worker()))::uuid[]) %s$p$, compartment_seen, others);
    IF t IN ('standing', 'work') THEN
      seen := format($p$CASE WHEN ordinary THEN (SELECT 'case' = ANY (reader_compartments())) AND subject_id <> ALL ((SELECT hidden_from(reader_worker()))::uuid[]) ELSE %s END$p$, seen);
    END IF;
    EXECUTE format('CREATE POLICY reads_the_service ON %I FOR SELECT TO throughline_reader USING (service = (SELECT reader_whole_service()) AND %s)', t, seen);
    EXECUTE format($p$CREATE POLICY reads_a_part ON %I FOR SELECT TO throughline_partial USING (
      service = (SELECT reader_service())
      AND subject_kind = 'child'
      AND %s
      AND ((SELECT reader_reach()) = 'assigned' AND subject_id = ANY ((SELECT assigned_to(reader_worker(), now()))::uuid[])
           OR (SELECT reader_reach()) = 'strand' AND subject_id = ANY ((SELECT in_strand())::uuid[]))
      AND subject_id <> ALL ((SELECT hidden_from(reader_worker()))::uuid[]))$p$, t, compartment_seen);
    EXECUTE format($p$CREATE POLICY colleagues_and_others ON %I AS RESTRICTIVE FOR SELECT TO throughline_partial USING (CASE subject_kind %s)$p$, t, others);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['entry', 'entry_content'] LOOP
    EXECUTE format('ALTER POLICY reads_what_is_shared ON %I TO throughline_partial', t);
    EXECUTE format('ALTER POLICY victims_by_their_worker ON %I TO throughline_partial', t);
    EXECUTE format('ALTER POLICY governs_retention ON %I TO throughline_partial', t);
    EXECUTE format('ALTER POLICY governance_reads_about_the_service ON %I TO throughline_partial', t);
  END LOOP;
END $$;

-- Counted from the index alone: with all that the rule looks at.
DROP INDEX work_of_clause;
CREATE INDEX work_of_clause ON work (service, clause, state, met_late) INCLUDE (ordinary, compartments, subject_kind, subject_id, owner_worker, owner_role);
DROP INDEX standing_listed;
CREATE INDEX standing_listed ON standing (service, subject_kind, surname, forenames, subject_id) INCLUDE (ordinary, compartment)
  WHERE coalesce(reference, surname, forenames, known_as) IS NOT NULL;
