-- What is recorded about those who work with children is seen by them and their managers; what is recorded about a person beside a
-- child, by those who may see the child. Both narrow what the other rules allow.
SET LOCAL search_path = throughline;

-- The workers whom somebody manages: a team manager those of the same team who manage nobody, a service manager all but managers of the
-- service, a head of service everybody. Few: worked out once for a statement.
CREATE FUNCTION managed_by(person uuid, roles text[]) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  WITH held AS (
    SELECT w.id, coalesce(w.team, '') AS team, coalesce(array_agg(p.role) FILTER (WHERE p.role IS NOT NULL), '{}') AS roles
      FROM worker w LEFT JOIN post p ON p.service = w.service AND p.worker = w.id AND (p.active_until IS NULL OR p.active_until >= current_date)
     WHERE w.service = reader_service() GROUP BY w.id, w.team)
  SELECT coalesce(array_agg(h.id), '{}') FROM held h
   WHERE h.id <> person
     AND ('head-of-service' = ANY (managed_by.roles)
          OR 'service-manager' = ANY (managed_by.roles) AND NOT h.roles && ARRAY['service-manager', 'head-of-service']
          OR 'team-manager' = ANY (managed_by.roles) AND NOT h.roles && ARRAY['team-manager', 'service-manager', 'head-of-service']
             AND h.team = (SELECT m.team FROM held m WHERE m.id = person))
$$;
REVOKE ALL ON FUNCTION managed_by FROM PUBLIC;
GRANT EXECUTE ON FUNCTION managed_by TO throughline_reader, throughline_system;

-- Beside which child somebody stands, worked out from their chronology.
CREATE TABLE person_beside (
  service text NOT NULL,
  person uuid NOT NULL,
  child uuid NOT NULL,
  PRIMARY KEY (service, person)
);
CREATE INDEX person_beside_child ON person_beside (service, child);
ALTER TABLE person_beside ENABLE ROW LEVEL SECURITY;
ALTER TABLE person_beside FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON person_beside TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
-- Ids alone: every query leaves out by them what its reader may not see.
CREATE POLICY reads_own_service ON person_beside FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()));
GRANT SELECT ON person_beside TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON person_beside TO throughline_system;

CREATE FUNCTION keep_person_beside() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  DELETE FROM person_beside WHERE service = NEW.service AND person = NEW.subject_id;
  INSERT INTO person_beside (service, person, child)
    SELECT NEW.service, NEW.subject_id, (NEW.facts->'person.beside'->>'value')::uuid WHERE NEW.facts->'person.beside'->>'value' IS NOT NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER new_person_beside AFTER INSERT ON standing FOR EACH ROW WHEN (NEW.subject_kind = 'person') EXECUTE FUNCTION keep_person_beside();
CREATE TRIGGER keep_person_beside AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'person' AND (OLD.facts->'person.beside') IS DISTINCT FROM (NEW.facts->'person.beside')) EXECUTE FUNCTION keep_person_beside();

-- Those beside a child whose record the reader may not open. Not checked when it is made: restricted records are made later.
CREATE FUNCTION persons_hidden_from(reader uuid) RETURNS uuid[] LANGUAGE plpgsql STABLE SET search_path = throughline AS $$
BEGIN
  RETURN coalesce((SELECT array_agg(b.person) FROM person_beside b WHERE b.service = reader_service() AND b.child = ANY (hidden_from(reader))), '{}');
END $$;
REVOKE ALL ON FUNCTION persons_hidden_from, keep_person_beside FROM PUBLIC;
GRANT EXECUTE ON FUNCTION persons_hidden_from TO throughline_reader, throughline_system;
GRANT EXECUTE ON FUNCTION keep_person_beside TO throughline_system;

DO $$
DECLARE
  t text;
  owes text;
BEGIN
  FOREACH t IN ARRAY ARRAY['entry', 'entry_content', 'standing', 'standing_part', 'work', 'work_part'] LOOP
    -- Whoever owes something about a colleague sees what they owe.
    owes := CASE WHEN t = 'work' THEN 'OR owner_worker = (SELECT reader_worker()) OR owner_worker IS NULL AND owner_role = ANY ((SELECT reader_roles())::text[])' ELSE '' END;
    EXECUTE format($p$CREATE POLICY workers_by_their_managers ON %I AS RESTRICTIVE FOR SELECT TO throughline_reader USING (
      subject_kind <> 'worker' OR subject_id = (SELECT reader_worker()) OR subject_id = ANY ((SELECT managed_by((SELECT reader_worker()), (SELECT reader_roles())))::uuid[]) %s)$p$, t, owes);
    EXECUTE format($p$CREATE POLICY persons_beside_children ON %I AS RESTRICTIVE FOR SELECT TO throughline_reader USING (
      subject_kind <> 'person' OR subject_id <> ALL ((SELECT persons_hidden_from((SELECT reader_worker())))::uuid[]))$p$, t);
  END LOOP;
END $$;
