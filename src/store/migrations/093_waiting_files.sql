-- An erasure names whose record it is since 084, and not a child alone: the files that waited for a form go with a child's.
SET LOCAL search_path = throughline, public;

CREATE OR REPLACE FUNCTION erase_waiting_files() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline, public AS $$
BEGIN
  IF NEW.subject_kind = 'child' THEN
    DELETE FROM stored_file s WHERE s.service = NEW.service AND s.child = NEW.subject_id AND NOT EXISTS (SELECT FROM entry_file f WHERE f.service = s.service AND f.ref = s.ref);
  END IF;
  RETURN NULL;
END $$;
