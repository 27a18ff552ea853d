-- Systems of agencies that ask by the interface, their secrets, and what they are told of.
SET LOCAL search_path = throughline;

-- A system has a row among those who work here, so that entries and traces name it; it holds no post, no account and no case.
ALTER TABLE worker ADD COLUMN is_system boolean NOT NULL DEFAULT false;

CREATE TABLE client (
  service text NOT NULL,
  worker uuid NOT NULL,
  name text NOT NULL,
  -- the role whose row of the table of access it has
  role text NOT NULL,
  -- what it may ask for, of what the role serves
  aims text[] NOT NULL,
  may_record boolean NOT NULL,
  -- addresses and networks from which it asks; none: from anywhere
  addresses text[] NOT NULL DEFAULT '{}',
  -- the last day
  active_until date NOT NULL,
  registered_at timestamptz NOT NULL,
  registered_by uuid NOT NULL,
  ended_at timestamptz,
  used_at timestamptz,
  used_from text,
  PRIMARY KEY (service, worker),
  UNIQUE (service, name),
  FOREIGN KEY (service, worker) REFERENCES worker,
  FOREIGN KEY (service, registered_by) REFERENCES worker
);

-- What is kept of a secret: its sha-256. It is of 256 bits drawn by lot, so that nobody finds it by trying.
CREATE TABLE client_secret (
  service text NOT NULL,
  hash bytea NOT NULL,
  worker uuid NOT NULL,
  made_at timestamptz NOT NULL,
  -- null: as long as its system
  ends_at timestamptz,
  used_at timestamptz,
  PRIMARY KEY (service, hash),
  FOREIGN KEY (service, worker) REFERENCES client
);
CREATE INDEX client_secret_of ON client_secret (service, worker);

-- Where a system wants to be told, and of what. Its place is the last event that it has taken or that was not for it.
CREATE TABLE client_subscription (
  service text NOT NULL,
  id uuid NOT NULL,
  worker uuid NOT NULL,
  url text NOT NULL,
  sorts text[] NOT NULL,
  -- kinds of entry; none: all that it may see
  kinds text[] NOT NULL,
  -- what its messages are signed with, encrypted with the installation's secret
  sealed bytea NOT NULL,
  made_at timestamptz NOT NULL,
  place bigint NOT NULL,
  -- tries of the event that comes next
  tries integer NOT NULL DEFAULT 0,
  failing_since timestamptz,
  next_try_at timestamptz,
  -- given up after days of failures; it goes on from its place when the administrator says so
  stopped_at timestamptz,
  ended_at timestamptz,
  PRIMARY KEY (service, id),
  FOREIGN KEY (service, worker) REFERENCES client
);

-- What happened, in one order for the service: ids and kinds, nothing that anybody wrote.
CREATE TABLE client_event (
  service text NOT NULL REFERENCES service,
  n bigint NOT NULL,
  id uuid NOT NULL,
  sort text NOT NULL,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  entry uuid,
  kind text,
  duty text,
  clause text,
  at timestamptz NOT NULL,
  PRIMARY KEY (service, n)
);

-- Up to which entry of the chain events were made, and the number of the last. All duties are looked through now and then, because some
-- move by the day alone.
CREATE TABLE client_event_head (
  service text PRIMARY KEY REFERENCES service,
  n bigint NOT NULL,
  seq bigint NOT NULL,
  looked_at timestamptz NOT NULL
);

-- How each duty stood when events were last made.
CREATE TABLE client_duty (
  service text NOT NULL REFERENCES service,
  subject_kind text NOT NULL,
  subject_id uuid NOT NULL,
  key text NOT NULL,
  state text NOT NULL,
  late boolean NOT NULL,
  PRIMARY KEY (service, subject_kind, subject_id, key)
);

-- Every try to tell a system, for its administrator.
CREATE TABLE client_delivery (
  service text NOT NULL,
  id bigint GENERATED ALWAYS AS IDENTITY,
  subscription uuid NOT NULL,
  n bigint NOT NULL,
  sort text NOT NULL,
  at timestamptz NOT NULL,
  -- "taken", or why not
  outcome text NOT NULL,
  PRIMARY KEY (service, id),
  FOREIGN KEY (service, subscription) REFERENCES client_subscription
);
CREATE INDEX client_delivery_of ON client_delivery (service, subscription, id DESC);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['client', 'client_secret', 'client_subscription', 'client_event', 'client_event_head', 'client_duty', 'client_delivery'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO throughline_system', t);
  END LOOP;
END $$;
-- Who a system was, and what it was told, stays.
GRANT UPDATE ON client, client_secret, client_subscription, client_event_head, client_duty TO throughline_system;
GRANT DELETE ON client_event, client_duty, client_delivery TO throughline_system;

-- A system is nobody's colleague: whom somebody manages are people.
CREATE OR REPLACE FUNCTION managed_by(person uuid, roles text[]) RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE SET search_path = throughline AS $$
  WITH held AS (
    SELECT w.id, coalesce(w.team, '') AS team, coalesce(array_agg(p.role) FILTER (WHERE p.role IS NOT NULL), '{}') AS roles
      FROM worker w LEFT JOIN post p ON p.service = w.service AND p.worker = w.id AND (p.active_until IS NULL OR p.active_until >= current_date)
     WHERE w.service = reader_service() AND NOT w.is_system GROUP BY w.id, w.team)
  SELECT coalesce(array_agg(h.id), '{}') FROM held h
   WHERE h.id <> person
     AND ('head-of-service' = ANY (managed_by.roles)
          OR 'service-manager' = ANY (managed_by.roles) AND NOT h.roles && ARRAY['service-manager', 'head-of-service']
          OR 'team-manager' = ANY (managed_by.roles) AND NOT h.roles && ARRAY['team-manager', 'service-manager', 'head-of-service']
             AND h.team = (SELECT m.team FROM held m WHERE m.id = person))
$$;
