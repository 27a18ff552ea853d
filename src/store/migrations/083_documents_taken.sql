-- Who may take a file: whoever sees an entry that speaks of it, by whatever way, a partner's share among them, and as long as that
-- entry was not withdrawn. Until now the database answered for the entry alone; now it answers for the file.
SET LOCAL search_path = throughline, public;

-- Which entries speak of which file. A correction speaks of the file of what it corrects.
CREATE TABLE entry_file (
  service text NOT NULL,
  entry uuid NOT NULL,
  ref uuid NOT NULL,
  child uuid NOT NULL,
  -- the entry, or what stands in its place, was withdrawn: nobody takes its file from then on
  withdrawn boolean NOT NULL DEFAULT false,
  PRIMARY KEY (service, entry),
  FOREIGN KEY (service, ref) REFERENCES stored_file
);
CREATE INDEX entry_file_of_file ON entry_file (service, ref);
CREATE INDEX entry_file_of_child ON entry_file (service, child);
-- Filled before it is closed: the owner sees no entry, so that what is there already is asked of the tables while they are open.
ALTER TABLE entry_content NO FORCE ROW LEVEL SECURITY;
ALTER TABLE entry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE stored_file NO FORCE ROW LEVEL SECURITY;
WITH RECURSIVE speaks AS (
  SELECT c.service, c.entry, s.ref, c.subject_id AS child FROM entry_content c
    JOIN stored_file s ON s.service = c.service AND s.ref = (c.data#>>'{file,ref}')::uuid
   WHERE jsonb_typeof(c.data->'file') = 'object' AND c.subject_kind = 'child'
), gone AS (
  SELECT e.service, e.id, e.supersedes FROM entry e JOIN speaks p ON p.service = e.service AND p.entry = e.id WHERE e.withdrawn
  UNION
  SELECT e.service, e.id, e.supersedes FROM gone g JOIN entry e ON e.service = g.service AND e.id = g.supersedes
)
INSERT INTO entry_file (service, entry, ref, child, withdrawn)
  SELECT p.service, p.entry, p.ref, p.child, EXISTS (SELECT FROM gone g WHERE g.service = p.service AND g.id = p.entry) FROM speaks p;
ALTER TABLE stored_file FORCE ROW LEVEL SECURITY;
ALTER TABLE entry FORCE ROW LEVEL SECURITY;
ALTER TABLE entry_content FORCE ROW LEVEL SECURITY;

ALTER TABLE entry_file ENABLE ROW LEVEL SECURITY;
ALTER TABLE entry_file FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON entry_file TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY retention_reads ON entry_file FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()));
CREATE POLICY retention_erases ON entry_file FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()));
-- The entry decides, under its own row security: nothing about roles, shares and restricted records is said a second time here.
CREATE POLICY reads_with_the_entry ON entry_file FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND NOT withdrawn AND EXISTS (SELECT FROM entry e WHERE e.service = entry_file.service AND e.id = entry_file.entry));
CREATE POLICY reads_with_the_entry ON stored_file FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND EXISTS (SELECT FROM entry_file f WHERE f.service = stored_file.service AND f.ref = stored_file.ref));
-- And whoever put it away knows whether it is still there, until a form is sent with it.
CREATE POLICY reads_own ON stored_file FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()) AND put_by = (SELECT reader_worker()));
GRANT SELECT ON entry_file TO throughline_reader;
GRANT SELECT (service, ref, child, size, sha256) ON stored_file TO throughline_reader;
GRANT SELECT, INSERT, UPDATE (withdrawn) ON entry_file TO throughline_system;
GRANT SELECT, DELETE ON entry_file TO throughline_retention;

CREATE OR REPLACE FUNCTION keep_files() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
DECLARE
  speak integer;
  known integer;
BEGIN
  SELECT count(DISTINCT c.data#>>'{file,ref}') INTO speak FROM added c WHERE jsonb_typeof(c.data->'file') = 'object';
  IF speak = 0 THEN
    RETURN NULL;
  END IF;
  UPDATE stored_file s SET kept = true FROM added c
   WHERE jsonb_typeof(c.data->'file') = 'object' AND s.service = c.service AND s.ref = (c.data#>>'{file,ref}')::uuid AND s.child = c.subject_id AND s.sha256 = c.data#>>'{file,sha256}';
  GET DIAGNOSTICS known = ROW_COUNT;
  IF known < speak THEN
    RAISE EXCEPTION 'an entry speaks of a file that was not put away for this record';
  END IF;
  INSERT INTO entry_file (service, entry, ref, child)
    SELECT c.service, c.entry, (c.data#>>'{file,ref}')::uuid, c.subject_id FROM added c WHERE jsonb_typeof(c.data->'file') = 'object';
  RETURN NULL;
END $$;

-- A withdrawal closes the file of every version that it ends.
CREATE FUNCTION close_files() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  IF NOT EXISTS (SELECT FROM added a WHERE a.withdrawn) THEN
    RETURN NULL;
  END IF;
  WITH RECURSIVE gone AS (
    SELECT a.service, a.id, a.supersedes FROM added a WHERE a.withdrawn
    UNION
    SELECT e.service, e.id, e.supersedes FROM gone g JOIN entry e ON e.service = g.service AND e.id = g.supersedes
  )
  UPDATE entry_file f SET withdrawn = true FROM gone g WHERE f.service = g.service AND f.entry = g.id;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION close_files FROM PUBLIC;
GRANT EXECUTE ON FUNCTION close_files TO throughline_system;
CREATE TRIGGER close_files AFTER INSERT ON entry REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION close_files();

-- Where the content of an entry is erased, the file of which it spoke goes too, unless another version of the entry still speaks of it.
CREATE OR REPLACE FUNCTION erase_files() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  DELETE FROM entry_file f USING removed r WHERE f.service = r.service AND f.entry = r.entry;
  DELETE FROM stored_file s USING removed r
   WHERE jsonb_typeof(r.data->'file') = 'object' AND s.service = r.service AND s.ref = (r.data#>>'{file,ref}')::uuid
     AND NOT EXISTS (SELECT FROM entry_file f WHERE f.service = s.service AND f.ref = s.ref);
  RETURN NULL;
END $$;

-- A whole record that is erased leaves no file behind that came with a form and that no entry spoke of yet.
CREATE FUNCTION erase_waiting_files() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  DELETE FROM stored_file s WHERE s.service = NEW.service AND s.child = NEW.child AND NOT EXISTS (SELECT FROM entry_file f WHERE f.service = s.service AND f.ref = s.ref);
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION erase_waiting_files FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_waiting_files TO throughline_retention;
CREATE TRIGGER erase_waiting_files AFTER INSERT ON erasure FOR EACH ROW WHEN (NEW.whole) EXECUTE FUNCTION erase_waiting_files();

-- Copies with words blacked out are made for somebody who asked: they are the working of a request, and counted in none.
DO $$
DECLARE was text := pg_get_functiondef('keep_rights_progress'::regproc);
BEGIN
  IF position('''bundle.given'')' IN was) = 0 THEN
    RAISE EXCEPTION 'keep_rights_progress does not say what this migration expects';
  END IF;
  EXECUTE replace(was, '''bundle.given'')', '''bundle.given'', ''document.blacked-out'')');
END $$;
