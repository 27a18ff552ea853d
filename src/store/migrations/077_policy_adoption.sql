-- The versions of its policy that a service has adopted. Worked out from the chronology of the service, like posts; kept by a trigger on
-- what is worked out, so that whoever reads anything reads it under the same versions.
SET LOCAL search_path = throughline;

CREATE TABLE policy_adoption (
  service text NOT NULL REFERENCES service,
  unit uuid NOT NULL,
  -- the day that the version bears
  version date NOT NULL,
  -- the first day on which it binds
  binds_from date NOT NULL,
  -- what it was locked as when it was published
  lock text NOT NULL CHECK (lock ~ '^[0-9a-f]{64}$'),
  PRIMARY KEY (service, unit, binds_from)
);
ALTER TABLE policy_adoption ENABLE ROW LEVEL SECURITY;
ALTER TABLE policy_adoption FORCE ROW LEVEL SECURITY;
CREATE POLICY reads_own_service ON policy_adoption FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()));
CREATE POLICY system_all ON policy_adoption TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
GRANT SELECT ON policy_adoption TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON policy_adoption TO throughline_system;

CREATE FUNCTION keep_policy_adoptions() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  DELETE FROM policy_adoption WHERE service = NEW.service AND unit = NEW.subject_id;
  INSERT INTO policy_adoption (service, unit, version, binds_from, lock)
    SELECT NEW.service, NEW.subject_id, split_part(l, ' ', 1)::date, split_part(l, ' ', 2)::date, split_part(l, ' ', 3)
      FROM jsonb_array_elements_text(coalesce(NEW.facts->'policy.adopted'->'value', '[]')) l;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_policy_adoptions FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_policy_adoptions TO throughline_system;
CREATE TRIGGER new_policy_adoptions AFTER INSERT ON standing FOR EACH ROW WHEN (NEW.subject_kind = 'unit' AND NEW.facts ? 'policy.adopted') EXECUTE FUNCTION keep_policy_adoptions();
CREATE TRIGGER keep_policy_adoptions AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'unit' AND (OLD.facts->'policy.adopted') IS DISTINCT FROM (NEW.facts->'policy.adopted')) EXECUTE FUNCTION keep_policy_adoptions();
