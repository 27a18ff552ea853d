-- Files of the record lie outside the database, encrypted; here is which there are, for whose record, and which are to go. What an
-- entry says of its file (name, size, digest) is part of the entry, and seen by whoever sees the entry and by nobody else.
SET LOCAL search_path = throughline, public;

CREATE TABLE stored_file (
  service text NOT NULL REFERENCES service,
  ref uuid NOT NULL,
  -- the record for which it was put away: no entry of another record may speak of it
  child uuid NOT NULL,
  put_by uuid NOT NULL,
  put_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  size bigint NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  -- an entry speaks of it; what no entry speaks of goes after some days
  kept boolean NOT NULL DEFAULT false,
  PRIMARY KEY (service, ref),
  FOREIGN KEY (service, put_by) REFERENCES worker
);
CREATE INDEX stored_file_waiting ON stored_file (service, put_at) WHERE NOT kept;
CREATE INDEX stored_file_of_child ON stored_file (service, child);

-- What is to be removed from the disk. A transaction that erases cannot reach the disk: it leaves the name here, a job removes the file.
CREATE TABLE file_to_go (
  service text NOT NULL,
  ref uuid NOT NULL,
  since timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (service, ref)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['stored_file', 'file_to_go'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
  END LOOP;
END $$;
GRANT SELECT, INSERT, DELETE, UPDATE (kept) ON stored_file TO throughline_system;
GRANT SELECT, INSERT, DELETE ON file_to_go TO throughline_system;
CREATE POLICY retention_reads ON stored_file FOR SELECT TO throughline_retention USING (service = (SELECT reader_service()));
CREATE POLICY retention_erases ON stored_file FOR DELETE TO throughline_retention USING (service = (SELECT reader_service()));
CREATE POLICY retention_leaves ON file_to_go FOR INSERT TO throughline_retention WITH CHECK (service = (SELECT reader_service()));
GRANT SELECT, DELETE ON stored_file TO throughline_retention;
GRANT INSERT ON file_to_go TO throughline_retention;

-- An entry may speak only of a file that was put away for its own record.
CREATE FUNCTION keep_files() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
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
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_files FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_files TO throughline_system;
CREATE TRIGGER keep_files AFTER INSERT ON entry_content REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION keep_files();

-- Where the content of an entry is erased, the file of which it spoke goes too, unless another version of the entry still speaks of it.
CREATE FUNCTION erase_files() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  DELETE FROM stored_file s USING removed r
   WHERE jsonb_typeof(r.data->'file') = 'object' AND s.service = r.service AND s.ref = (r.data#>>'{file,ref}')::uuid
     AND NOT EXISTS (SELECT FROM entry e JOIN entry_content c ON c.service = e.service AND c.entry = e.id
                      WHERE e.service = r.service AND e.subject_kind = r.subject_kind AND e.subject_id = r.subject_id AND c.data#>>'{file,ref}' = r.data#>>'{file,ref}');
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION erase_files FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_files TO throughline_retention;
CREATE TRIGGER erase_files AFTER DELETE ON entry_content REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION erase_files();

CREATE FUNCTION leave_file_to_go() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  INSERT INTO file_to_go (service, ref) SELECT service, ref FROM removed ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION leave_file_to_go FROM PUBLIC;
GRANT EXECUTE ON FUNCTION leave_file_to_go TO throughline_system, throughline_retention;
CREATE TRIGGER leave_file_to_go AFTER DELETE ON stored_file REFERENCING OLD TABLE AS removed FOR EACH STATEMENT EXECUTE FUNCTION leave_file_to_go();

-- The title of a document is found also where it is one word; everything else as before.
CREATE OR REPLACE FUNCTION keep_search_text() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  -- What people have written: no ids, no dates, no codes of one word.
  INSERT INTO search_text (service, entry, child, compartment, body)
    SELECT c.service, c.entry, c.subject_id, c.compartment, left(string_agg(f.v #>> '{}', ' ' ORDER BY f.k), 20000)
      FROM added c, jsonb_each(c.data) AS f(k, v)
     WHERE c.subject_kind = 'child' AND jsonb_typeof(f.v) = 'string' AND (f.k = 'title' OR (f.v #>> '{}') ~ '[[:alpha:]].*[[:space:]]')
     GROUP BY c.service, c.entry, c.subject_id, c.compartment;
  RETURN NULL;
END $$;
