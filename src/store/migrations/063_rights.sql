-- How far requests about records have come: for those who follow them and may not see the record, and, as a number, how much of a
-- record lies where only others may see it. Worked out from the chronology and kept by a trigger, like everything else that is.
SET LOCAL search_path = throughline;

CREATE TABLE rights_progress (
  service text NOT NULL,
  child uuid NOT NULL,
  request uuid NOT NULL,
  names text NOT NULL,
  asked_for text NOT NULL,
  received date NOT NULL,
  stage text NOT NULL,
  stage_on date NOT NULL,
  due date,
  -- the clock of the duty: open, paused, met
  clock text,
  -- entries on record when it came; of them those in compartments that a manager does not see; those decided
  entries integer NOT NULL,
  apart integer NOT NULL,
  decided integer NOT NULL,
  PRIMARY KEY (service, request)
);
CREATE INDEX rights_progress_of_child ON rights_progress (service, child);
ALTER TABLE rights_progress ENABLE ROW LEVEL SECURITY;
ALTER TABLE rights_progress FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON rights_progress TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
-- The governance officer follows every request of the service; everybody else those of the records that they may open.
CREATE POLICY follows ON rights_progress FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()) AND (SELECT reader_audits()) = 'all');
CREATE POLICY reads_of_own_records ON rights_progress FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()) AND reader_sees(service, 'child', child, 'case'));
CREATE POLICY retention_removes ON rights_progress TO throughline_retention USING (service = (SELECT reader_service()));
GRANT SELECT ON rights_progress TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON rights_progress TO throughline_system;
GRANT SELECT, DELETE ON rights_progress TO throughline_retention;

-- At the end of the transaction, when entries, standing and work are all there.
CREATE FUNCTION keep_rights_progress() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  DELETE FROM rights_progress WHERE service = NEW.service AND child = NEW.subject_id;
  WITH RECURSIVE version AS (
    -- A request that was corrected keeps what has been prepared for it.
    SELECT split_part(r, ' ', 1)::uuid AS request, split_part(r, ' ', 1)::uuid AS id FROM jsonb_array_elements_text(NEW.facts->'rights.requests'->'value') r
    UNION SELECT v.request, e.supersedes FROM version v JOIN entry e ON e.service = NEW.service AND e.id = v.id WHERE e.supersedes IS NOT NULL
  ), decision AS MATERIALIZED (
    SELECT DISTINCT v.request, c.data->>'entry' AS entry FROM entry d JOIN entry_content c ON c.service = d.service AND c.entry = d.id JOIN version v ON v.id::text = c.data->>'request'
     WHERE d.service = NEW.service AND d.subject_kind = 'child' AND d.subject_id = NEW.subject_id AND d.kind = 'bundle.item-decided' AND NOT d.withdrawn)
  INSERT INTO rights_progress (service, child, request, names, asked_for, received, stage, stage_on, due, clock, entries, apart, decided)
    SELECT NEW.service, NEW.subject_id, q.request, coalesce(nullif(concat_ws(' ', NEW.forenames, NEW.surname), ''), NEW.reference, 'Name not recorded'),
           q.asked_for, q.received, q.stage, q.stage_on, w.due, w.state, coalesce(n.entries, 0), coalesce(n.apart, 0), coalesce(n.decided, 0)
      FROM (SELECT split_part(r, ' ', 1)::uuid AS request, split_part(r, ' ', 2) AS asked_for, split_part(r, ' ', 3)::date AS received, split_part(r, ' ', 4) AS stage, split_part(r, ' ', 5)::date AS stage_on
              FROM jsonb_array_elements_text(NEW.facts->'rights.requests'->'value') r) q
      LEFT JOIN LATERAL (SELECT x.due, x.state FROM work x
                          WHERE x.service = NEW.service AND x.subject_kind = 'child' AND x.subject_id = NEW.subject_id AND x.sort = 'duty' AND x.detail->>'startedBy' = q.request::text
                          ORDER BY x.due LIMIT 1) w ON true
      LEFT JOIN LATERAL (SELECT count(*) FILTER (WHERE e.compartment IN ('case', 'restricted')) AS entries, count(*) FILTER (WHERE e.compartment NOT IN ('case', 'restricted')) AS apart,
                                count(d.entry) FILTER (WHERE e.compartment IN ('case', 'restricted')) AS decided
                           FROM entry e LEFT JOIN decision d ON d.request = q.request AND d.entry = e.id::text
                          WHERE q.asked_for = 'access' AND e.service = NEW.service AND e.subject_kind = 'child' AND e.subject_id = NEW.subject_id AND NOT e.withdrawn
                            AND e.seq < (SELECT min(r.seq) FROM version v JOIN entry r ON r.service = NEW.service AND r.id = v.id WHERE v.request = q.request)
                            AND e.kind NOT IN ('bundle.item-decided', 'bundle.read-over', 'bundle.given') AND (e.recorded_at AT TIME ZONE 'UTC')::date <= q.received) n ON true;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_rights_progress FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_rights_progress TO throughline_system;
CREATE CONSTRAINT TRIGGER new_rights_progress AFTER INSERT ON standing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.subject_kind = 'child' AND NEW.facts ? 'rights.requests') EXECUTE FUNCTION keep_rights_progress();
CREATE CONSTRAINT TRIGGER keep_rights_progress AFTER UPDATE ON standing DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.subject_kind = 'child' AND NEW.facts ? 'rights.requests') EXECUTE FUNCTION keep_rights_progress();

-- What is no longer worked out about a child is gone here too.
CREATE FUNCTION drop_rights_progress() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  DELETE FROM rights_progress WHERE service = OLD.service AND child = OLD.subject_id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION drop_rights_progress FROM PUBLIC;
GRANT EXECUTE ON FUNCTION drop_rights_progress TO throughline_system, throughline_retention;
CREATE TRIGGER drop_rights_progress AFTER DELETE ON standing FOR EACH ROW WHEN (OLD.subject_kind = 'child' AND OLD.facts ? 'rights.requests') EXECUTE FUNCTION drop_rights_progress();
