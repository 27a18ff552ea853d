-- Local accounts and sessions. Only the system role reaches them: nobody reads another's password hash or session.
SET LOCAL search_path = throughline;

CREATE TABLE account (
  service text NOT NULL REFERENCES service,
  username text NOT NULL CHECK (username = lower(username)),
  worker uuid NOT NULL,
  -- argon2id
  password_hash text NOT NULL,
  failed integer NOT NULL DEFAULT 0,
  locked_until timestamptz,
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  -- one installation, one sign-in page: names are unique over all services
  PRIMARY KEY (username),
  FOREIGN KEY (service, worker) REFERENCES worker
);

CREATE TABLE session (
  -- sha-256 of the token: the table alone lets nobody in
  token_hash bytea PRIMARY KEY,
  service text NOT NULL,
  worker uuid NOT NULL,
  csrf text NOT NULL,
  -- the role chosen, where somebody holds several
  acting_as text,
  created_at timestamptz NOT NULL,
  seen_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  FOREIGN KEY (service, worker) REFERENCES worker
);
CREATE INDEX session_of_worker ON session (service, worker);

-- What somebody has typed and not sent, or sent after their session had ended: encrypted, theirs alone, and it expires.
CREATE TABLE draft (
  service text NOT NULL,
  worker uuid NOT NULL,
  key text NOT NULL CHECK (length(key) <= 300),
  sort text NOT NULL CHECK (sort IN ('draft', 'held')),
  sealed bytea NOT NULL,
  saved_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  PRIMARY KEY (service, worker, key),
  FOREIGN KEY (service, worker) REFERENCES worker
);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['account', 'session', 'draft'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_system', t);
  END LOOP;
END $$;
-- Signing in happens before a service is known.
CREATE POLICY system_all ON account TO throughline_system USING (true) WITH CHECK (true);
CREATE POLICY system_all ON session TO throughline_system USING (true) WITH CHECK (true);
CREATE POLICY own_drafts ON draft TO throughline_reader
  USING (service = (SELECT reader_service()) AND worker = (SELECT reader_worker()))
  WITH CHECK (service = (SELECT reader_service()) AND worker = (SELECT reader_worker()));
GRANT SELECT, INSERT, UPDATE, DELETE ON draft TO throughline_reader;
-- Held submissions come in without a session, so the system may add them; it never reads them.
CREATE POLICY system_holds ON draft FOR INSERT TO throughline_system WITH CHECK (service = (SELECT reader_service()));
CREATE POLICY system_expires ON draft FOR DELETE TO throughline_system USING (service = (SELECT reader_service()));
REVOKE SELECT, UPDATE ON draft FROM throughline_system;
-- To remove what has expired it must see when that was, and nothing else of it.
CREATE POLICY system_sees_expiry ON draft FOR SELECT TO throughline_system USING (service = (SELECT reader_service()));
GRANT SELECT (service, expires_at) ON draft TO throughline_system;
