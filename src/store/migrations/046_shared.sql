-- What is shared with partner agencies, to be read here until a day: entry by entry. Worked out from the chronology and kept by a
-- trigger on what is worked out. A partner sees the entries that were shared with their agency, and nothing else of the record.
SET LOCAL search_path = throughline;

CREATE TABLE entry_share (
  service text NOT NULL,
  child uuid NOT NULL,
  entry uuid NOT NULL,
  agency text NOT NULL,
  until date NOT NULL,
  PRIMARY KEY (service, entry, agency)
);
CREATE INDEX entry_share_of_agency ON entry_share (service, agency, child);
CREATE INDEX entry_share_of_child ON entry_share (service, child);
ALTER TABLE entry_share ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_share FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON entry_share TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY with_own_agency ON entry_share FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'shared' AND agency = (SELECT current_setting('app.agency', true)) AND until >= current_date);
GRANT SELECT ON entry_share TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON entry_share TO throughline_system;

-- Whose record something was shared from: the name by which the agency knows the child.
CREATE TABLE shared_child (
  service text NOT NULL,
  child uuid NOT NULL,
  names text NOT NULL,
  date_of_birth date,
  PRIMARY KEY (service, child)
);
ALTER TABLE shared_child ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared_child FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON shared_child TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY with_own_agency ON shared_child FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'shared' AND child IN (SELECT s.child FROM entry_share s WHERE s.service = (SELECT reader_service())));
GRANT SELECT ON shared_child TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON shared_child TO throughline_system;

CREATE FUNCTION keep_shares() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  DELETE FROM entry_share WHERE service = NEW.service AND child = NEW.subject_id;
  DELETE FROM shared_child WHERE service = NEW.service AND child = NEW.subject_id;
  INSERT INTO entry_share (service, child, entry, agency, until)
    SELECT NEW.service, NEW.subject_id, split_part(s, ' ', 1)::uuid, split_part(s, ' ', 2), max(split_part(s, ' ', 3))::date
      FROM jsonb_array_elements_text(NEW.facts->'disclosure.shared'->'value') s GROUP BY 3, 4;
  IF FOUND THEN
    INSERT INTO shared_child (service, child, names, date_of_birth)
      VALUES (NEW.service, NEW.subject_id, coalesce(nullif(concat_ws(' ', NEW.forenames, NEW.surname), ''), NEW.reference, 'Name not recorded'), NEW.date_of_birth);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_shares FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_shares TO throughline_system;
CREATE TRIGGER new_shares AFTER INSERT ON standing FOR EACH ROW WHEN (NEW.subject_kind = 'child' AND NEW.facts ? 'disclosure.shared') EXECUTE FUNCTION keep_shares();
CREATE TRIGGER keep_shares AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'child' AND ((OLD.facts->'disclosure.shared') IS DISTINCT FROM (NEW.facts->'disclosure.shared')
    OR NEW.facts ? 'disclosure.shared' AND (OLD.forenames, OLD.surname, OLD.reference, OLD.date_of_birth) IS DISTINCT FROM (NEW.forenames, NEW.surname, NEW.reference, NEW.date_of_birth)))
  EXECUTE FUNCTION keep_shares();

-- A second way to see an entry: it was shared with one's agency. Restricted records too, for it was decided to share from them.
CREATE POLICY reads_what_is_shared ON entry FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'shared' AND id IN (SELECT s.entry FROM entry_share s WHERE s.service = (SELECT reader_service())));
CREATE POLICY reads_what_is_shared ON entry_content FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'shared' AND entry IN (SELECT s.entry FROM entry_share s WHERE s.service = (SELECT reader_service())));
