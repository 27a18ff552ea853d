-- A volunteer who is or was assigned to a child, and whoever stands in for the person who holds the case, look at a child of theirs: the
-- signals of unusual looking take neither for a stranger.
SET LOCAL search_path = throughline, public;

-- What the audit shows still looks up who holds a case, although the search no longer does.
CREATE POLICY search_looks_up ON allocation FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));
CREATE POLICY audit_looks_up ON stand_in FOR SELECT TO CURRENT_USER USING (service = (SELECT reader_service()));
DO $$
DECLARE
  f record;
  definition text;
  changed text;
  found boolean := false;
BEGIN
  FOR f IN SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'throughline' AND p.prosrc LIKE '%a.worker = p.worker OR h.team = w.team%' LOOP
    definition := pg_get_functiondef(f.oid);
    changed := replace(definition, '(a.worker = p.worker OR h.team = w.team))',
      '(a.worker = p.worker OR h.team = w.team OR EXISTS (SELECT FROM stand_in i WHERE i.service = here AND i.away = a.worker AND i.worker = p.worker)))
               OR EXISTS (SELECT FROM volunteer_assignment v WHERE v.service = here AND v.child = p.child AND v.worker = p.worker)');
    IF changed = definition THEN
      RAISE EXCEPTION 'what the audit shows is not written as this migration expects it';
    END IF;
    EXECUTE changed;
    found := true;
  END LOOP;
  IF NOT found THEN
    RAISE EXCEPTION 'what the audit shows is not written as this migration expects it';
  END IF;
END $$;
