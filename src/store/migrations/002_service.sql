-- Services, their agencies, people and settings.
SET LOCAL search_path = throughline;

CREATE TABLE service (
  id text PRIMARY KEY CHECK (id ~ '^[a-z0-9-]{2,60}$'),
  name text NOT NULL,
  demo boolean NOT NULL DEFAULT false,
  go_live date,
  -- the policy that is adopted, and since when
  policy text NOT NULL,
  created_at timestamptz NOT NULL
);

CREATE TABLE agency (
  service text NOT NULL REFERENCES service,
  id text NOT NULL,
  name text NOT NULL,
  sort text NOT NULL,
  PRIMARY KEY (service, id)
);

CREATE TABLE worker (
  service text NOT NULL REFERENCES service,
  id uuid NOT NULL,
  agency text NOT NULL,
  name text NOT NULL,
  email text,
  team text,
  active_from date NOT NULL,
  active_until date,
  PRIMARY KEY (service, id),
  FOREIGN KEY (service, agency) REFERENCES agency
);

-- What somebody does: a role, perhaps in one area, from a day to a day.
CREATE TABLE post (
  service text NOT NULL,
  worker uuid NOT NULL,
  role text NOT NULL,
  area text NOT NULL DEFAULT '',
  active_from date NOT NULL,
  active_until date,
  PRIMARY KEY (service, worker, role, area, active_from),
  FOREIGN KEY (service, worker) REFERENCES worker
);

CREATE TABLE bank_holiday (
  service text NOT NULL REFERENCES service,
  day date NOT NULL,
  name text NOT NULL,
  PRIMARY KEY (service, day)
);

-- The service's own value for a setting of its policy.
CREATE TABLE setting (
  service text NOT NULL REFERENCES service,
  name text NOT NULL,
  value text NOT NULL,
  set_by uuid,
  set_at timestamptz NOT NULL,
  PRIMARY KEY (service, name)
);

CREATE TABLE area (
  service text NOT NULL REFERENCES service,
  name text NOT NULL,
  PRIMARY KEY (service, name)
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['agency', 'worker', 'post', 'bank_holiday', 'setting', 'area'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY reads_own_service ON %I FOR SELECT TO throughline_reader USING (service = (SELECT reader_service()))', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT ON %I TO throughline_reader', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_system', t);
  END LOOP;
END $$;
ALTER TABLE service ENABLE ROW LEVEL SECURITY;
ALTER TABLE service FORCE ROW LEVEL SECURITY;
CREATE POLICY reads_own_service ON service FOR SELECT TO throughline_reader USING (id = (SELECT reader_service()));
-- The system sees which services there are: jobs go through them one by one.
CREATE POLICY system_reads ON service FOR SELECT TO throughline_system USING (true);
CREATE POLICY system_writes ON service FOR INSERT TO throughline_system WITH CHECK (id = (SELECT reader_service()));
CREATE POLICY system_updates ON service FOR UPDATE TO throughline_system USING (id = (SELECT reader_service())) WITH CHECK (id = (SELECT reader_service()));
GRANT SELECT ON service TO throughline_reader;
GRANT SELECT, INSERT, UPDATE ON service TO throughline_system;
