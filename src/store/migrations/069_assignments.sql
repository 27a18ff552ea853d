-- Volunteers see the children to whom they are assigned, from the first day of the assignment to its last in Europe/London, and
-- nothing on any other day. And who stands in for whom while somebody is away. Both are worked out from chronologies and kept by
-- triggers on what is worked out, so that no way of writing can forget them.
SET LOCAL search_path = throughline, public;

CREATE FUNCTION london_day(at timestamptz) RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS $$ SELECT (at AT TIME ZONE 'Europe/London')::date $$;
REVOKE ALL ON FUNCTION london_day FROM PUBLIC;
GRANT EXECUTE ON FUNCTION london_day TO throughline_reader, throughline_system, throughline_retention;

CREATE TABLE volunteer_assignment (
  service text NOT NULL,
  child uuid NOT NULL,
  worker uuid NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  PRIMARY KEY (service, child, worker, from_day)
);
CREATE INDEX volunteer_assignment_of_worker ON volunteer_assignment (service, worker);
ALTER TABLE volunteer_assignment ENABLE ROW LEVEL SECURITY;
ALTER TABLE volunteer_assignment FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON volunteer_assignment TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY reads_own ON volunteer_assignment FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND ((SELECT reader_reach()) = 'service' OR worker = (SELECT reader_worker())));
-- The search runs as the owner.
CREATE POLICY search_looks_up ON volunteer_assignment FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));
GRANT SELECT ON volunteer_assignment TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON volunteer_assignment TO throughline_system;

CREATE FUNCTION keep_assignments() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  DELETE FROM volunteer_assignment WHERE service = NEW.service AND child = NEW.subject_id;
  INSERT INTO volunteer_assignment (service, child, worker, from_day, until_day)
    SELECT NEW.service, NEW.subject_id, split_part(a, ' ', 1)::uuid, split_part(a, ' ', 2)::date, max(split_part(a, ' ', 3)::date)
      FROM jsonb_array_elements_text(NEW.facts->'volunteers.assigned'->'value') a GROUP BY 3, 4;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_assignments FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_assignments TO throughline_system;
CREATE TRIGGER new_assignments AFTER INSERT ON standing FOR EACH ROW WHEN (NEW.subject_kind = 'child' AND NEW.facts ? 'volunteers.assigned') EXECUTE FUNCTION keep_assignments();
CREATE TRIGGER keep_assignments AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'child' AND (OLD.facts->'volunteers.assigned') IS DISTINCT FROM (NEW.facts->'volunteers.assigned')) EXECUTE FUNCTION keep_assignments();

-- The children to whom a volunteer is assigned at an instant: from midnight in London before the first day to midnight after the last.
CREATE FUNCTION assigned_to(volunteer uuid, at timestamptz) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT coalesce(array_agg(a.child), '{}') FROM volunteer_assignment a
   WHERE a.service = reader_service() AND a.worker = volunteer AND a.from_day <= london_day(at) AND a.until_day >= london_day(at)
$$;
REVOKE ALL ON FUNCTION assigned_to FROM PUBLIC;
GRANT EXECUTE ON FUNCTION assigned_to TO throughline_reader, throughline_system;

-- The children on record as under Integrated Offender Management: those whom the partnership's hub sees.
CREATE TABLE strand_child (
  service text NOT NULL,
  child uuid NOT NULL,
  PRIMARY KEY (service, child)
);
ALTER TABLE strand_child ENABLE ROW LEVEL SECURITY;
ALTER TABLE strand_child FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON strand_child TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY reads_own_service ON strand_child FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()) AND (SELECT reader_reach()) IN ('service', 'strand'));
CREATE POLICY search_looks_up ON strand_child FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));
GRANT SELECT ON strand_child TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON strand_child TO throughline_system;
CREATE FUNCTION keep_strand() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  DELETE FROM strand_child WHERE service = NEW.service AND child = NEW.subject_id;
  IF (NEW.facts->'strand.iom'->>'value')::boolean IS TRUE THEN
    INSERT INTO strand_child (service, child) VALUES (NEW.service, NEW.subject_id);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_strand FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_strand TO throughline_system;
CREATE TRIGGER new_strand AFTER INSERT ON standing FOR EACH ROW WHEN (NEW.subject_kind = 'child' AND NEW.facts ? 'strand.iom') EXECUTE FUNCTION keep_strand();
CREATE TRIGGER keep_strand AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'child' AND (OLD.facts->'strand.iom'->'value') IS DISTINCT FROM (NEW.facts->'strand.iom'->'value')) EXECUTE FUNCTION keep_strand();
INSERT INTO strand_child (service, child)
  SELECT service, subject_id FROM standing WHERE subject_kind = 'child' AND (facts->'strand.iom'->>'value')::boolean IS TRUE;
CREATE FUNCTION in_strand() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT coalesce(array_agg(s.child), '{}') FROM strand_child s WHERE s.service = reader_service()
$$;
REVOKE ALL ON FUNCTION in_strand FROM PUBLIC;
GRANT EXECUTE ON FUNCTION in_strand TO throughline_reader, throughline_system;

DO $$
DECLARE
  t text;
  compartment_seen text;
  definition text;
  changed text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'entry_content', 'standing', 'standing_part', 'work', 'work_part'] LOOP
    compartment_seen := CASE WHEN t IN ('standing_part', 'work', 'work_part') THEN 'compartments <@ (SELECT reader_compartments())::text[]' ELSE 'compartment = ANY ((SELECT reader_compartments())::text[])' END;
    EXECUTE format('DROP POLICY reads_what_is_theirs ON %I', t);
    EXECUTE format($p$CREATE POLICY reads_what_is_theirs ON %I FOR SELECT TO throughline_reader USING (
      service = (SELECT reader_service())
      AND %s
      AND ((SELECT reader_reach()) = 'service'
           OR ((SELECT reader_reach()) = 'assigned' AND subject_kind = 'child' AND subject_id = ANY ((SELECT assigned_to((SELECT reader_worker()), now()))::uuid[]))
           OR ((SELECT reader_reach()) = 'strand' AND subject_kind = 'child' AND subject_id = ANY ((SELECT in_strand())::uuid[])))
      AND (subject_kind <> 'child' OR subject_id <> ALL ((SELECT hidden_from((SELECT reader_worker())))::uuid[])))$p$, t, compartment_seen);
  END LOOP;
  -- What is noted while a meeting runs is for those who reach the service: volunteers have no meetings.
  DROP POLICY reads_what_is_theirs ON meeting_item;
  CREATE POLICY reads_what_is_theirs ON meeting_item FOR SELECT TO throughline_reader USING (
    service = (SELECT reader_service()) AND compartment = ANY ((SELECT reader_compartments())::text[]) AND (SELECT reader_reach()) = 'service');
  -- The search looks up the same.
  SELECT pg_get_functiondef('search_children'::regproc) INTO definition;
  changed := regexp_replace(definition, 'reach = ''allocated'' AND (\w+)\.child IN \(SELECT a\.child FROM allocation a WHERE a\.service = here AND a\.worker = me\)', 'reach = ''assigned'' AND \1.child = ANY (assigned_to(me, now())) OR reach = ''strand'' AND \1.child = ANY (in_strand())', 'g');
  IF changed = definition OR changed LIKE '%''allocated''%' THEN
    RAISE EXCEPTION 'the search is not written as this migration expects it';
  END IF;
  PERFORM word_similarity('a', 'a');
  EXECUTE changed;
END $$;
DROP POLICY search_looks_up ON allocation;

CREATE OR REPLACE FUNCTION reader_sees(of_service text, kind text, subject uuid, of_compartment text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT of_service = reader_service()
     AND of_compartment = ANY (reader_compartments())
     AND (reader_reach() = 'service' OR (reader_reach() = 'assigned' AND kind = 'child' AND subject = ANY (assigned_to(reader_worker(), now())))
          OR (reader_reach() = 'strand' AND kind = 'child' AND subject = ANY (in_strand())))
     AND (kind <> 'child' OR subject <> ALL (hidden_from(reader_worker())))
$$;

-- Who stands in for whom, in which role, from a day to a day.
CREATE TABLE stand_in (
  service text NOT NULL,
  away uuid NOT NULL,
  worker uuid NOT NULL,
  role text NOT NULL,
  from_day date NOT NULL,
  until_day date NOT NULL,
  agrees boolean NOT NULL,
  PRIMARY KEY (service, away, worker, role, from_day)
);
CREATE INDEX stand_in_of_worker ON stand_in (service, worker);
ALTER TABLE stand_in ENABLE ROW LEVEL SECURITY;
ALTER TABLE stand_in FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON stand_in TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
-- Who is away and whom to ask instead is known to everybody who reaches the service; why is not said here.
CREATE POLICY reads_own_service ON stand_in FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND ((SELECT reader_reach()) = 'service' OR worker = (SELECT reader_worker()) OR away = (SELECT reader_worker())));
GRANT SELECT ON stand_in TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON stand_in TO throughline_system;

CREATE FUNCTION keep_stand_ins() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  DELETE FROM stand_in WHERE service = NEW.service AND away = NEW.subject_id;
  INSERT INTO stand_in (service, away, worker, role, from_day, until_day, agrees)
    SELECT NEW.service, NEW.subject_id, split_part(a, ' ', 1)::uuid, r, split_part(a, ' ', 2)::date, max(split_part(a, ' ', 3)::date), bool_or(split_part(a, ' ', 4) = 'agrees')
      FROM jsonb_array_elements_text(NEW.facts->'away'->'value') a, regexp_split_to_table(split_part(a, ' ', 5), ',') r WHERE r <> '' GROUP BY 3, 4, 5;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_stand_ins FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_stand_ins TO throughline_system;
CREATE TRIGGER new_stand_ins AFTER INSERT ON standing FOR EACH ROW WHEN (NEW.subject_kind = 'worker' AND NEW.facts ? 'away') EXECUTE FUNCTION keep_stand_ins();
CREATE TRIGGER keep_stand_ins AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'worker' AND (OLD.facts->'away') IS DISTINCT FROM (NEW.facts->'away')) EXECUTE FUNCTION keep_stand_ins();
