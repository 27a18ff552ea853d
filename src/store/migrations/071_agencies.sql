-- An agency works with a service from a day to a day, and belongs to that service alone. After its last day nobody of it signs in, and
-- what was shared with it is read no longer.
SET LOCAL search_path = throughline;

ALTER TABLE agency
  ADD COLUMN active_from date,
  ADD COLUMN active_until date,
  ADD CONSTRAINT agency_ends_after_it_begins CHECK (active_until IS NULL OR active_from IS NULL OR active_until >= active_from);

CREATE OR REPLACE FUNCTION agency_works(of_agency text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  SELECT EXISTS (SELECT FROM agency a WHERE a.service = reader_service() AND a.id = of_agency
    AND (a.active_from IS NULL OR a.active_from <= london_day(at)) AND (a.active_until IS NULL OR a.active_until >= london_day(at)))
$$;
REVOKE ALL ON FUNCTION agency_works FROM PUBLIC;
GRANT EXECUTE ON FUNCTION agency_works TO throughline_reader, throughline_system;

-- The last day of what was shared is a day in London, as every other.
DROP POLICY with_own_agency ON entry_share;
CREATE POLICY with_own_agency ON entry_share FOR SELECT TO throughline_reader
  USING (service = (SELECT reader_service()) AND (SELECT reader_reach()) = 'shared' AND agency = (SELECT current_setting('app.agency', true))
    AND until >= (SELECT london_day(now())) AND (SELECT agency_works(current_setting('app.agency', true), now())));
