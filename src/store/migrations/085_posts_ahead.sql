-- Posts have days ahead: somebody begins on a day, ends on a day, works in a team and for an agency while the post lasts, and takes over
-- from somebody. All of it takes effect by itself at midnight in London, here as in the program. A post is corrected, never taken away:
-- what it said before is kept.
SET LOCAL search_path = throughline, public;

ALTER TABLE post
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- of this post alone; without one, the person's own
  ADD COLUMN agency text,
  ADD COLUMN team text,
  -- whose work it is that the person goes on with; nothing is handed over by it
  ADD COLUMN takes_over_from uuid,
  -- worked out from an area's chronology, and made again from there
  ADD COLUMN of_area boolean NOT NULL DEFAULT false,
  ADD CONSTRAINT post_for_agency FOREIGN KEY (service, agency) REFERENCES agency,
  ADD CONSTRAINT post_after_somebody FOREIGN KEY (service, takes_over_from) REFERENCES worker,
  DROP CONSTRAINT post_pkey,
  ADD PRIMARY KEY (service, id);
-- One that covers no day is a trace, and stands in the way of nothing.
CREATE UNIQUE INDEX post_of_day ON post (service, worker, role, area, active_from) WHERE active_until IS NULL OR active_until >= active_from;
CREATE INDEX post_of_worker ON post (service, worker);

-- Posts that an area's chronology says, told from those that were given: the two are kept apart from now on.
ALTER TABLE standing NO FORCE ROW LEVEL SECURITY;
ALTER TABLE post NO FORCE ROW LEVEL SECURITY;
UPDATE post p SET of_area = true WHERE p.area <> '' AND EXISTS (
  SELECT FROM standing s, jsonb_array_elements_text(coalesce(s.facts->'posts.held'->'value', '[]')) l
   WHERE s.service = p.service AND s.subject_kind = 'unit' AND s.facts->'area.name'->>'value' = p.area
     AND split_part(l, ' ', 1) = p.role AND split_part(l, ' ', 2) = p.active_from::text AND split_part(l, ' ', 4) = p.worker::text);
ALTER TABLE post FORCE ROW LEVEL SECURITY;
ALTER TABLE standing FORCE ROW LEVEL SECURITY;

-- What a post said before it was changed; added to, never changed.
CREATE TABLE post_before (
  service text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  post uuid NOT NULL,
  role text NOT NULL,
  area text NOT NULL,
  agency text,
  team text,
  takes_over_from uuid,
  active_from date NOT NULL,
  active_until date,
  -- until when it said so, who changed it, and why
  changed_at timestamptz NOT NULL DEFAULT now(),
  changed_by uuid,
  why text NOT NULL,
  PRIMARY KEY (service, id),
  FOREIGN KEY (service, post) REFERENCES post
);
CREATE INDEX post_before_of ON post_before (service, post);
ALTER TABLE post_before ENABLE ROW LEVEL SECURITY;
ALTER TABLE post_before FORCE ROW LEVEL SECURITY;
CREATE POLICY system_adds ON post_before FOR INSERT TO throughline_system WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY system_reads ON post_before FOR SELECT TO throughline_system USING (service = (SELECT reader_service()));
GRANT SELECT, INSERT ON post_before TO throughline_system;

CREATE FUNCTION keep_post_before() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    IF NOT OLD.of_area THEN
      RAISE EXCEPTION 'a post that was given is ended or corrected, never taken away';
    END IF;
    RETURN OLD;
  END IF;
  IF NOT OLD.of_area AND OLD IS DISTINCT FROM NEW THEN
    INSERT INTO post_before (service, post, role, area, agency, team, takes_over_from, active_from, active_until, changed_by, why)
      VALUES (OLD.service, OLD.id, OLD.role, OLD.area, OLD.agency, OLD.team, OLD.takes_over_from, OLD.active_from, OLD.active_until,
              nullif(current_setting('app.changed_by', true), '')::uuid, coalesce(current_setting('app.why', true), ''));
  END IF;
  RETURN NEW;
END $$;
REVOKE ALL ON FUNCTION keep_post_before FROM PUBLIC;
GRANT EXECUTE ON FUNCTION keep_post_before TO throughline_system;
CREATE TRIGGER keep_post_before BEFORE UPDATE OR DELETE ON post FOR EACH ROW EXECUTE FUNCTION keep_post_before();

-- The end of an account is known where the people are: whoever keeps a team sees who leaves and when.
ALTER TABLE account NO FORCE ROW LEVEL SECURITY;
ALTER TABLE worker NO FORCE ROW LEVEL SECURITY;
UPDATE worker w SET active_until = a.active_until FROM account a WHERE a.service = w.service AND a.worker = w.id AND a.active_until IS NOT NULL AND w.active_until IS NULL;
ALTER TABLE worker FORCE ROW LEVEL SECURITY;
ALTER TABLE account FORCE ROW LEVEL SECURITY;

-- The day that is today: in London, or where the program was started with a fixed day, that.
CREATE FUNCTION reader_day() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT coalesce(nullif(current_setting('app.day', true), '')::date, london_day(now()))
$$;

-- Whether somebody holds each of these roles on a day: by a post, or by standing in for somebody of the same agency who holds it.
CREATE FUNCTION holds_posts(person uuid, claimed text[], day date) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = throughline AS $$
BEGIN
  RETURN NOT EXISTS (
    SELECT FROM unnest(claimed) r
     WHERE NOT EXISTS (SELECT FROM post p WHERE p.service = reader_service() AND p.worker = person AND p.role = r AND p.active_from <= day AND (p.active_until IS NULL OR p.active_until >= day))
       AND NOT EXISTS (SELECT FROM stand_in i JOIN post p ON p.service = i.service AND p.worker = i.away AND p.role = i.role AND p.active_from <= day AND (p.active_until IS NULL OR p.active_until >= day)
                        WHERE i.service = reader_service() AND i.worker = person AND i.role = r AND i.from_day <= day AND i.until_day >= day))
    AND EXISTS (SELECT FROM worker w WHERE w.service = reader_service() AND w.id = person AND w.active_from <= day AND (w.active_until IS NULL OR w.active_until >= day));
END $$;

-- The last word on who reads, at the beginning of each transaction: roles that are not held today open nothing, whatever the program says.
CREATE FUNCTION keep_to_posts(claimed text[]) RETURNS boolean LANGUAGE plpgsql SET search_path = throughline AS $$
BEGIN
  -- Whoever reads at the command line owns the database, is nobody of the service, and has no session.
  IF reader_worker() = '00000000-0000-0000-0000-000000000000' OR holds_posts(reader_worker(), claimed, reader_day()) THEN
    RETURN true;
  END IF;
  PERFORM set_config('app.reach', 'none', true), set_config('app.compartments', '', true), set_config('app.roles', '', true), set_config('app.knows', 'no', true), set_config('app.victims', 'no', true);
  RETURN false;
END $$;

-- In which team somebody is on a day: that of the post begun last; before the first post and after the last, that of the nearest; else their own.
CREATE FUNCTION teams_of(person uuid, day date) RETURNS text[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT CASE WHEN count(p.id) > 0 THEN array_agg(DISTINCT coalesce(p.team, w.team, '')) ELSE ARRAY[coalesce(
           (SELECT q.team FROM post q WHERE q.service = w.service AND q.worker = w.id AND (q.active_until IS NULL OR q.active_until >= q.active_from) ORDER BY abs(q.active_from - day) LIMIT 1), w.team, '')] END
    FROM worker w LEFT JOIN post p ON p.service = w.service AND p.worker = w.id AND p.active_from <= day AND (p.active_until IS NULL OR p.active_until >= day)
   WHERE w.service = reader_service() AND w.id = person GROUP BY w.service, w.id, w.team
$$;

-- As before, and by the day in London: a post that has not begun manages nobody, one that has ended neither.
CREATE OR REPLACE FUNCTION managed_by(person uuid, roles text[]) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  WITH held AS (
    SELECT w.id, coalesce(array_agg(p.role) FILTER (WHERE p.role IS NOT NULL), '{}') AS roles
      FROM worker w LEFT JOIN post p ON p.service = w.service AND p.worker = w.id AND p.active_from <= reader_day() AND (p.active_until IS NULL OR p.active_until >= reader_day())
     WHERE w.service = reader_service() GROUP BY w.id)
  SELECT coalesce(array_agg(h.id), '{}') FROM held h
   WHERE h.id <> person
     AND ('head-of-service' = ANY (managed_by.roles)
          OR 'service-manager' = ANY (managed_by.roles) AND NOT h.roles && ARRAY['service-manager', 'head-of-service']
          OR 'team-manager' = ANY (managed_by.roles) AND NOT h.roles && ARRAY['team-manager', 'service-manager', 'head-of-service']
             AND teams_of(h.id, reader_day()) && teams_of(person, reader_day()))
$$;

DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['reader_day()', 'holds_posts(uuid, text[], date)', 'keep_to_posts(text[])', 'teams_of(uuid, date)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO throughline_reader, throughline_system', f);
  END LOOP;
END $$;

-- As before, and only what it made itself is made again. A post that was given for the area ends where the area's chronology begins to say
-- who holds it; what it said before is kept.
CREATE OR REPLACE FUNCTION keep_posts() RETURNS trigger LANGUAGE plpgsql SET search_path = throughline AS $$
DECLARE
  in_area text := NEW.facts->'area.name'->>'value';
  lines text[] := ARRAY(SELECT jsonb_array_elements_text(coalesce(NEW.facts->'posts.held'->'value', '[]')));
  -- A post of an area gives nobody a role that they have not been given as such.
  given text[] := ARRAY(SELECT DISTINCT p.worker || ' ' || p.role FROM post p WHERE p.service = NEW.service);
BEGIN
  IF in_area IS NULL OR in_area = '' THEN
    RETURN NULL;
  END IF;
  PERFORM set_config('app.why', 'The chronology of the area says who holds it', true);
  UPDATE post p SET active_until = l.since - 1
    FROM (SELECT split_part(x, ' ', 1) AS role, min(split_part(x, ' ', 2)::date) AS since FROM unnest(lines) x GROUP BY 1) l
   WHERE p.service = NEW.service AND p.area = in_area AND NOT p.of_area AND p.role = l.role AND (p.active_until IS NULL OR p.active_until >= l.since) AND (p.active_until IS NULL OR p.active_until >= p.active_from);
  DELETE FROM post p WHERE p.service = NEW.service AND p.area = in_area AND p.of_area AND p.role IN (SELECT split_part(l, ' ', 1) FROM unnest(lines) l);
  INSERT INTO post (service, worker, role, area, active_from, active_until, of_area)
    SELECT DISTINCT ON (h.who, h.role, h.since) NEW.service, h.who::uuid, h.role, in_area, h.since, h.until - 1, true
      FROM (SELECT split_part(l, ' ', 1) AS role, split_part(l, ' ', 2)::date AS since, nullif(split_part(l, ' ', 3), '-')::date AS until, split_part(l, ' ', 4) AS who FROM unnest(lines) l) h
     WHERE h.who ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' AND h.who || ' ' || h.role = ANY (given) AND (h.until IS NULL OR h.until > h.since)
     ORDER BY h.who, h.role, h.since, h.until DESC NULLS FIRST
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;

-- Recovery codes have a key of their own, sealed: when the installation's secret is changed it is sealed anew, and the codes go on.
ALTER TABLE recovery_code ADD COLUMN sealed_key bytea;

-- How many files one person has taken within a span of time: counted where all processes on one database count together. Nothing else
-- is known by it, and it is worth nothing after the span.
CREATE TABLE pace (
  service text NOT NULL,
  worker uuid NOT NULL,
  what text NOT NULL,
  begun timestamptz NOT NULL,
  done integer NOT NULL,
  PRIMARY KEY (service, worker, what),
  FOREIGN KEY (service, worker) REFERENCES worker
);
ALTER TABLE pace ENABLE ROW LEVEL SECURITY;
ALTER TABLE pace FORCE ROW LEVEL SECURITY;
CREATE POLICY system_all ON pace TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()));
GRANT SELECT, INSERT, UPDATE ON pace TO throughline_system;
