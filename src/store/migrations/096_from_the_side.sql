-- What nobody is to come by from the side: of restricted records by a tracker, of harmful files by any page.
--
-- A tracker that comes again names children whose records have been restricted since: their rows are not brought in by somebody who may
-- not open the record, and what everybody is told of the children who are not in must not name them either. The row itself stays with
-- the import, for its author and the managers to settle.
SET LOCAL search_path = throughline, public;

-- Whose restricted record the row is about, by its reference, or by its full name where it has none.
ALTER TABLE import_not_in ADD COLUMN restricted_child uuid;

CREATE FUNCTION restricted_child_of(of_service text, of_reference text, of_name text) RETURNS uuid LANGUAGE sql STABLE SET search_path = throughline AS $$
  SELECT r.child FROM restricted_name r WHERE r.service = of_service
     AND CASE WHEN of_reference = '' THEN r.names = plain_name(regexp_replace(trim(of_name), '\s+', ' ', 'g'))
              ELSE regexp_replace(r.reference, '\s', '', 'g') = lower(regexp_replace(of_reference, '\s', '', 'g')) END
   ORDER BY r.child LIMIT 1
$$;
CREATE FUNCTION mark_restricted_not_in() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  NEW.restricted_child := coalesce(restricted_child_of(NEW.service, NEW.reference, NEW.name), NEW.restricted_child);
  RETURN NEW;
END $$;
CREATE TRIGGER mark_restricted BEFORE INSERT ON import_not_in FOR EACH ROW EXECUTE FUNCTION mark_restricted_not_in();

-- The same where the record is restricted, or its restriction lifted, while a row waits.
CREATE FUNCTION mark_rows_of_restricted() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    UPDATE import_not_in n SET restricted_child = restricted_child_of(n.service, n.reference, n.name) WHERE n.service = OLD.service AND n.restricted_child = OLD.child;
  ELSE
    UPDATE import_not_in n SET restricted_child = NEW.child WHERE n.service = NEW.service AND n.restricted_child IS NULL AND restricted_child_of(n.service, n.reference, n.name) = NEW.child;
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION restricted_child_of, mark_restricted_not_in, mark_rows_of_restricted FROM PUBLIC;
GRANT EXECUTE ON FUNCTION restricted_child_of, mark_restricted_not_in, mark_rows_of_restricted TO throughline_system;
-- Erasing removes the name and the row each by itself: only the program's own folding marks.
CREATE TRIGGER mark_not_in AFTER INSERT OR DELETE ON restricted_name FOR EACH ROW WHEN (current_user = 'throughline_system') EXECUTE FUNCTION mark_rows_of_restricted();

ALTER POLICY reads_with_the_list ON import_not_in USING (
  service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'service' AND compartment = ANY ((SELECT reader_compartments())::text[])
  AND (restricted_child IS NULL OR restricted_child <> ALL ((SELECT hidden_from(reader_worker()))::uuid[])));

-- What waits already.
ALTER TABLE import_not_in NO FORCE ROW LEVEL SECURITY;
ALTER TABLE restricted_name NO FORCE ROW LEVEL SECURITY;
UPDATE import_not_in n SET restricted_child = restricted_child_of(n.service, n.reference, n.name) WHERE restricted_child_of(n.service, n.reference, n.name) IS NOT NULL;
ALTER TABLE restricted_name FORCE ROW LEVEL SECURITY;
ALTER TABLE import_not_in FORCE ROW LEVEL SECURITY;

-- What a scanner said of a file that was kept, once it was asked. With harm in it the file stays, and no reader sees its row: so nobody
-- takes it, by whatever page. The governance officer sees that there is one and what was found, and no entry with it.
ALTER TABLE stored_file
  ADD COLUMN scan text CHECK (scan IN ('clean', 'harm', 'too-large', 'unreadable')),
  ADD COLUMN scan_found text,
  ADD COLUMN scanned_at timestamptz,
  ADD COLUMN told boolean NOT NULL DEFAULT false,
  ADD CHECK ((scan IS NULL) = (scanned_at IS NULL)),
  ADD CHECK ((scan IS NOT DISTINCT FROM 'harm') = (scan_found IS NOT NULL));
CREATE INDEX stored_file_unscanned ON stored_file (service, put_at) WHERE scan IS NULL;
CREATE INDEX stored_file_harmful ON stored_file (service) WHERE scan = 'harm';
GRANT UPDATE (scan, scan_found, scanned_at, told) ON stored_file TO throughline_system;
GRANT SELECT (scan, scan_found, scanned_at) ON stored_file TO throughline_reader;
ALTER POLICY reads_with_the_entry ON stored_file USING (
  service = (SELECT reader_service()) AND scan IS DISTINCT FROM 'harm' AND EXISTS (SELECT FROM entry_file f WHERE f.service = stored_file.service AND f.ref = stored_file.ref));
ALTER POLICY reads_own ON stored_file USING (service = (SELECT reader_service()) AND scan IS DISTINCT FROM 'harm' AND put_by = (SELECT reader_worker()));
CREATE POLICY governs_withheld ON stored_file FOR SELECT TO throughline_partial USING (service = (SELECT reader_service()) AND scan = 'harm' AND (SELECT reader_audits()) = 'all');

-- What is noted at a meeting about a child whose record is restricted is seen by those who may open the record.
ALTER POLICY reads_what_is_theirs ON meeting_item USING (
  service = (SELECT reader_service()) AND compartment = ANY ((SELECT reader_compartments())::text[]) AND (SELECT reader_reach()) = 'service'
  AND child <> ALL ((SELECT hidden_from(reader_worker()))::uuid[]));
