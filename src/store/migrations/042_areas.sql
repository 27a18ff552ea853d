-- Each area is a unit with a chronology of its own; who holds its posts is kept in the directory by what that chronology comes to.
SET LOCAL search_path = throughline;

-- The id follows from the name, so that areas which are there already have theirs too.
ALTER TABLE area ADD COLUMN unit uuid GENERATED ALWAYS AS (md5('area ' || service || ' ' || name)::uuid) STORED;

CREATE FUNCTION keep_posts() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
DECLARE
  in_area text := NEW.facts->'area.name'->>'value';
  lines text[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(NEW.facts->'posts.held'->'value', '[]')));
  -- A post of an area gives nobody a role that they have not been given as such.
  given text[] := ARRAY(SELECT DISTINCT p.worker || ' ' || p.role FROM post p WHERE p.service = NEW.service);
BEGIN
  IF in_area IS NULL OR in_area = '' THEN
    RETURN NULL;
  END IF;
  DELETE FROM post p WHERE p.service = NEW.service AND p.area = in_area AND p.role IN (SELECT split_part(l, ' ', 1) FROM unnest(lines) l);
  INSERT INTO post (service, worker, role, area, active_from, active_until)
    SELECT DISTINCT ON (h.who, h.role, h.since) NEW.service, h.who::uuid, h.role, in_area, h.since, h.until - 1
      FROM (SELECT split_part(l, ' ', 1) AS role, split_part(l, ' ', 2)::date AS since, nullif(split_part(l, ' ', 3), '-')::date AS until, split_part(l, ' ', 4) AS who FROM unnest(lines) l) h
     WHERE h.who ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' AND h.who || ' ' || h.role = ANY (given) AND (h.until IS NULL OR h.until > h.since)
     ORDER BY h.who, h.role, h.since, h.until DESC NULLS FIRST;
  RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION keep_posts FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_posts TO throughline_system;
CREATE TRIGGER new_posts AFTER INSERT ON standing FOR EACH ROW WHEN (NEW.subject_kind = 'unit' AND NEW.facts ? 'posts.held') EXECUTE FUNCTION keep_posts();
CREATE TRIGGER keep_posts AFTER UPDATE ON standing FOR EACH ROW
  WHEN (NEW.subject_kind = 'unit' AND (OLD.facts->'posts.held', OLD.facts->'area.name') IS DISTINCT FROM (NEW.facts->'posts.held', NEW.facts->'area.name')) EXECUTE FUNCTION keep_posts();
