-- A system of an agency holds the role with which it was registered, to its last day and until it is ended, and no post: whoever reads is
-- held to what they hold (085), a system to that. And it is nobody's colleague (086), by the days in London (085).
SET LOCAL search_path = throughline;

-- Which role it has, to the system itself and to nobody else.
CREATE POLICY reads_itself ON client FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()) AND worker = (SELECT reader_worker()));
GRANT SELECT (service, worker, role, active_until, ended_at) ON client TO throughline_reader;

CREATE OR REPLACE FUNCTION holds_posts(person uuid, claimed text[], day date) RETURNS boolean LANGUAGE plpgsql STABLE SET search_path = throughline AS $$
BEGIN
  RETURN NOT EXISTS (
    SELECT FROM unnest(claimed) r
     WHERE NOT EXISTS (SELECT FROM post p WHERE p.service = reader_service() AND p.worker = person AND p.role = r AND p.active_from <= day AND (p.active_until IS NULL OR p.active_until >= day))
       AND NOT EXISTS (SELECT FROM stand_in i JOIN post p ON p.service = i.service AND p.worker = i.away AND p.role = i.role AND p.active_from <= day AND (p.active_until IS NULL OR p.active_until >= day)
                        WHERE i.service = reader_service() AND i.worker = person AND i.role = r AND i.from_day <= day AND i.until_day >= day)
       AND NOT EXISTS (SELECT FROM client c WHERE c.service = reader_service() AND c.worker = person AND c.role = r AND c.active_until >= day AND c.ended_at IS NULL))
    AND EXISTS (SELECT FROM worker w WHERE w.service = reader_service() AND w.id = person AND w.active_from <= day AND (w.active_until IS NULL OR w.active_until >= day));
END $$;

CREATE OR REPLACE FUNCTION managed_by(person uuid, roles text[]) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  WITH held AS (
    SELECT w.id, coalesce(array_agg(p.role) FILTER (WHERE p.role IS NOT NULL), '{}') AS roles
      FROM worker w LEFT JOIN post p ON p.service = w.service AND p.worker = w.id AND p.active_from <= reader_day() AND (p.active_until IS NULL OR p.active_until >= reader_day())
     WHERE w.service = reader_service() AND NOT w.is_system GROUP BY w.id)
  SELECT coalesce(array_agg(h.id), '{}') FROM held h
   WHERE h.id <> person
     AND ('head-of-service' = ANY (managed_by.roles)
          OR 'service-manager' = ANY (managed_by.roles) AND NOT h.roles && ARRAY['service-manager', 'head-of-service']
          OR 'team-manager' = ANY (managed_by.roles) AND NOT h.roles && ARRAY['team-manager', 'service-manager', 'head-of-service']
             AND teams_of(h.id, reader_day()) && teams_of(person, reader_day()))
$$;
