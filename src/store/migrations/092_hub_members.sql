-- Who are members of the partnership's hub is seen by its coordinator, who reads otherwise only of the children under Integrated Offender
-- Management (LDS-3.3): that they have joined and left, of which agency they are, and nothing else that is recorded about them.
-- Worked out from their chronology and kept by a trigger on what is worked out, like the other tables of this sort.
SET LOCAL search_path = throughline, public;

CREATE TABLE hub_member (
  service text NOT NULL,
  worker uuid NOT NULL,
  PRIMARY KEY (service, worker)
);
ALTER TABLE hub_member ENABLE ROW LEVEL SECURITY;
ALTER TABLE hub_member FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON hub_member TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY reads_own_service ON hub_member FOR SELECT TO throughline_partial USING (service = (SELECT reader_service()));
GRANT SELECT ON hub_member TO throughline_reader;
GRANT SELECT, INSERT, DELETE ON hub_member TO throughline_system;

CREATE FUNCTION keep_hub_member() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  DELETE FROM hub_member WHERE service = NEW.service AND worker = NEW.subject_id;
  IF NEW.facts->'staff.work'->>'value' = 'hub-member' AND (NEW.facts->'staff.here'->>'value')::boolean IS TRUE THEN
    INSERT INTO hub_member (service, worker) VALUES (NEW.service, NEW.subject_id);
  END IF;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_hub_member FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_hub_member TO throughline_system;
CREATE TRIGGER new_hub_member AFTER INSERT ON standing FOR EACH ROW WHEN (NEW.subject_kind = 'worker' AND NEW.facts ? 'staff.work') EXECUTE FUNCTION keep_hub_member();
CREATE TRIGGER keep_hub_member AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'worker' AND (OLD.facts->'staff.work', OLD.facts->'staff.here') IS DISTINCT FROM (NEW.facts->'staff.work', NEW.facts->'staff.here')) EXECUTE FUNCTION keep_hub_member();
INSERT INTO hub_member (service, worker)
  SELECT service, subject_id FROM standing WHERE subject_kind = 'worker' AND facts->'staff.work'->>'value' = 'hub-member' AND (facts->'staff.here'->>'value')::boolean IS TRUE;

-- The members of whom the reader sees it: all of them for the coordinator, none for anybody else who reads a part.
CREATE FUNCTION hub_members_seen() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT CASE WHEN 'hub-coordinator' = ANY (reader_roles()) AND reader_reach() = 'strand'
    THEN coalesce((SELECT array_agg(h.worker) FROM hub_member h WHERE h.service = reader_service()), '{}') ELSE '{}' END
$$;
CREATE FUNCTION is_about_belonging(kind text) RETURNS boolean LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ SELECT kind IN ('staff.joined', 'staff.left') $$;
REVOKE ALL ON FUNCTION hub_members_seen, is_about_belonging FROM PUBLIC;
GRANT EXECUTE ON FUNCTION hub_members_seen, is_about_belonging TO throughline_reader, throughline_system;

DO $$
DECLARE
  p record;
  belonging text;
  member text := 'subject_kind = ''worker'' AND compartment = ''case'' AND subject_id = ANY ((SELECT hub_members_seen())::uuid[])';
BEGIN
  FOR p IN SELECT tablename, qual FROM pg_policies WHERE schemaname = 'throughline' AND policyname = 'colleagues_and_others' AND tablename IN ('entry', 'entry_content') LOOP
    belonging := CASE p.tablename WHEN 'entry' THEN 'is_about_belonging(kind)'
      ELSE 'entry IN (SELECT e.id FROM entry e WHERE e.service = (SELECT reader_service()) AND e.subject_kind = ''worker'' AND is_about_belonging(e.kind))' END;
    EXECUTE format('CREATE POLICY hub_by_its_coordinator ON %I FOR SELECT TO throughline_partial USING (service = (SELECT reader_service()) AND %s AND %s)', p.tablename, member, belonging);
    EXECUTE format('ALTER POLICY colleagues_and_others ON %I USING ((%s) OR %s AND %s)', p.tablename, p.qual, member, belonging);
  END LOOP;
END $$;
