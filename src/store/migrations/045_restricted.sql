-- Restricted records and emergencies: who may know of a child beyond the ordinary rules. Worked out from the chronology, like
-- allocations; kept by a trigger on what is worked out, so that no way of writing can forget it.
SET LOCAL search_path = throughline;

CREATE TABLE case_access (
  service text NOT NULL,
  child uuid NOT NULL,
  -- restricted: nobody sees it but those named; worker is whom others may ask. named: may open it. emergency: may, until then.
  sort text NOT NULL CHECK (sort IN ('restricted', 'named', 'emergency')),
  worker uuid NOT NULL,
  until timestamptz,
  PRIMARY KEY (service, child, sort, worker),
  CHECK ((sort = 'emergency') = (until IS NOT NULL))
);
CREATE INDEX case_access_of_worker ON case_access (service, worker);
ALTER TABLE case_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_access FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON case_access TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
-- Ids alone, no names: every query leaves out by them what its reader may not see.
CREATE POLICY reads_own_service ON case_access FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()));
GRANT SELECT ON case_access TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON case_access TO throughline_system;

-- What those may know who are told that a restricted record exists: enough not to record the child twice, and whom to ask.
CREATE TABLE restricted_name (
  service text NOT NULL,
  child uuid NOT NULL,
  ask uuid NOT NULL,
  reference text,
  names text NOT NULL,
  date_of_birth date,
  PRIMARY KEY (service, child)
);
ALTER TABLE restricted_name ENABLE ROW LEVEL SECURITY;
ALTER TABLE restricted_name FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON restricted_name TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY those_who_may_know ON restricted_name FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()) AND (SELECT current_setting('app.knows', true)) = 'yes');
GRANT SELECT ON restricted_name TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON restricted_name TO throughline_system;

CREATE FUNCTION keep_case_access() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  DELETE FROM case_access WHERE service = NEW.service AND child = NEW.subject_id;
  DELETE FROM restricted_name WHERE service = NEW.service AND child = NEW.subject_id;
  IF (NEW.facts->'access.restricted'->>'value')::boolean IS TRUE THEN
    INSERT INTO case_access (service, child, sort, worker) VALUES (NEW.service, NEW.subject_id, 'restricted', (NEW.facts->'access.ask'->>'value')::uuid);
    INSERT INTO restricted_name (service, child, ask, reference, names, date_of_birth)
      VALUES (NEW.service, NEW.subject_id, (NEW.facts->'access.ask'->>'value')::uuid, lower(NEW.reference), lower(concat_ws(' ', NEW.forenames, NEW.surname)), NEW.date_of_birth);
    INSERT INTO case_access (service, child, sort, worker)
      SELECT DISTINCT NEW.service, NEW.subject_id, 'named', w::uuid FROM jsonb_array_elements_text(NEW.facts->'access.named'->'value') w;
  END IF;
  INSERT INTO case_access (service, child, sort, worker, until)
    SELECT NEW.service, NEW.subject_id, 'emergency', split_part(o, ' ', 1)::uuid, split_part(o, ' ', 2)::timestamptz FROM jsonb_array_elements_text(NEW.facts->'access.emergency'->'value') o;
  RETURN NULL;
END $$;
CREATE TRIGGER new_case_access AFTER INSERT ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'child' AND NEW.facts ?| ARRAY['access.restricted', 'access.emergency']) EXECUTE FUNCTION keep_case_access();
CREATE TRIGGER keep_case_access AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'child' AND (OLD.reference, OLD.surname, OLD.forenames, OLD.date_of_birth, OLD.facts->'access.restricted', OLD.facts->'access.named', OLD.facts->'access.ask', OLD.facts->'access.emergency')
    IS DISTINCT FROM (NEW.reference, NEW.surname, NEW.forenames, NEW.date_of_birth, NEW.facts->'access.restricted', NEW.facts->'access.named', NEW.facts->'access.ask', NEW.facts->'access.emergency')) EXECUTE FUNCTION keep_case_access();

-- The restricted records that a person may not open now. Few: worked out once for a statement.
CREATE FUNCTION hidden_from(person uuid) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT coalesce(array_agg(r.child), '{}') FROM case_access r
   WHERE r.service = reader_service() AND r.sort = 'restricted'
     AND NOT EXISTS (SELECT FROM case_access a WHERE a.service = r.service AND a.child = r.child AND a.worker = person AND (a.sort = 'named' OR a.sort = 'emergency' AND a.until > now()))
$$;
-- The records that a person may open for a while, although their role does not reach them.
CREATE FUNCTION opened_for(person uuid) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT coalesce(array_agg(a.child), '{}') FROM case_access a WHERE a.service = reader_service() AND a.worker = person AND a.sort = 'emergency' AND a.until > now()
$$;
REVOKE ALL ON FUNCTION hidden_from, opened_for, keep_case_access FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hidden_from, opened_for TO throughline_reader, throughline_system;
GRANT EXECUTE ON FUNCTION keep_case_access TO throughline_system;

-- What was true of a row before is true of it still, and it is of no restricted record that its reader may not open.
DO $$
DECLARE
  t text;
  compartment_seen text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'entry_content', 'standing', 'standing_part', 'work', 'work_part'] LOOP
    compartment_seen := CASE WHEN t IN ('standing_part', 'work', 'work_part') THEN 'compartments <@ (SELECT reader_compartments())::text[]' ELSE 'compartment = ANY ((SELECT reader_compartments())::text[])' END;
    EXECUTE format('DROP POLICY reads_what_is_theirs ON %I', t);
    EXECUTE format($p$CREATE POLICY reads_what_is_theirs ON %I FOR SELECT TO throughline_reader USING (
      service = (SELECT reader_service())
      AND %s
      AND ((SELECT reader_reach()) = 'service'
           OR ((SELECT reader_reach()) = 'allocated' AND subject_kind = 'child' AND subject_id IN (
                SELECT a.child FROM allocation a WHERE a.service = (SELECT reader_service()) AND a.worker = (SELECT reader_worker())
                UNION ALL SELECT unnest(opened_for((SELECT reader_worker()))))))
      AND (subject_kind <> 'child' OR subject_id <> ALL ((SELECT hidden_from((SELECT reader_worker())))::uuid[])))$p$, t, compartment_seen);
  END LOOP;
END $$;

-- The same in the predicate that functions use.
CREATE OR REPLACE FUNCTION reader_sees(of_service text, kind text, subject uuid, of_compartment text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT of_service = reader_service()
     AND of_compartment = ANY (reader_compartments())
     AND (reader_reach() = 'service'
          OR (reader_reach() = 'allocated' AND kind = 'child'
              AND (EXISTS (SELECT FROM allocation a WHERE a.service = of_service AND a.child = subject AND a.worker = reader_worker())
                   OR subject = ANY (opened_for(reader_worker())))))
     AND (kind <> 'child' OR subject <> ALL (hidden_from(reader_worker())))
$$;
