-- Second factors, passkeys, one-time links, single sign-on, waits after failed tries, and a trace of every try and change.
SET LOCAL search_path = throughline;

ALTER TABLE account
  -- the handle by which a passkey names its account; says nothing about the person
  ADD COLUMN handle uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  -- the last day on which the account opens; null: no end
  ADD COLUMN active_until date,
  -- somebody else knows it: the person chooses their own at the first sign-in
  ADD COLUMN first_password boolean NOT NULL DEFAULT false,
  ADD COLUMN password_set_at timestamptz,
  ADD COLUMN signed_in_at timestamptz,
  -- sha-256 of a link that sets a password once
  ADD COLUMN link_hash bytea UNIQUE,
  ADD COLUMN link_ends_at timestamptz,
  -- who the person is to the provider of single sign-on
  ADD COLUMN sso_issuer text,
  ADD COLUMN sso_subject text,
  ADD CONSTRAINT sso_is_whole CHECK ((sso_issuer IS NULL) = (sso_subject IS NULL)),
  ADD CONSTRAINT account_of_provider UNIQUE (sso_issuer, sso_subject),
  ADD CONSTRAINT one_account_each UNIQUE (service, worker),
  -- counted in sign_in_wait from now on, for names that nobody has as well
  DROP COLUMN failed,
  DROP COLUMN locked_until;
-- Who signs in by a passkey, by single sign-on or has not used their link yet has no password.
ALTER TABLE account ALTER COLUMN password_hash DROP NOT NULL;

ALTER TABLE session
  ADD COLUMN id uuid NOT NULL DEFAULT gen_random_uuid() UNIQUE,
  ADD COLUMN started_with text NOT NULL DEFAULT 'password',
  ADD COLUMN device text NOT NULL DEFAULT '',
  ADD COLUMN address text NOT NULL DEFAULT '',
  -- when the person last proved who they are
  ADD COLUMN fresh_at timestamptz;
UPDATE session SET fresh_at = created_at;
ALTER TABLE session ALTER COLUMN fresh_at SET NOT NULL;

-- Failed tries by account and by address, under a digest of the name that was typed or of the address: the same for names
-- that nobody has, so that no answer and no wait tells which names exist.
CREATE TABLE sign_in_wait (
  key bytea PRIMARY KEY,
  failed integer NOT NULL,
  last_at timestamptz NOT NULL,
  wait_until timestamptz,
  -- whether the last try fell into a wait
  in_wait boolean NOT NULL DEFAULT false
);

-- What lies between a proof and a session: a second factor to be given, a challenge that was set. Each is used once.
CREATE TABLE sign_in_step (
  -- sha-256 of the token in the browser's cookie
  token_hash bytea PRIMARY KEY,
  service text,
  worker uuid,
  sort text NOT NULL,
  sealed bytea NOT NULL,
  ends_at timestamptz NOT NULL,
  FOREIGN KEY (service, worker) REFERENCES worker
);

CREATE TABLE authenticator (
  service text NOT NULL,
  worker uuid NOT NULL,
  -- the key, encrypted with the installation's secret
  sealed bytea NOT NULL,
  added_at timestamptz NOT NULL,
  -- the time step of the last code that was taken: no code is taken twice
  last_step bigint NOT NULL,
  PRIMARY KEY (service, worker),
  FOREIGN KEY (service, worker) REFERENCES worker
);

CREATE TABLE passkey (
  service text NOT NULL,
  worker uuid NOT NULL,
  id text NOT NULL UNIQUE,
  name text NOT NULL,
  public_key bytea NOT NULL,
  counter bigint NOT NULL,
  transports text[] NOT NULL,
  added_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (service, worker, id),
  FOREIGN KEY (service, worker) REFERENCES worker
);

CREATE TABLE recovery_code (
  service text NOT NULL,
  worker uuid NOT NULL,
  hash bytea NOT NULL,
  made_at timestamptz NOT NULL,
  used_at timestamptz,
  PRIMARY KEY (service, worker, hash),
  FOREIGN KEY (service, worker) REFERENCES worker
);

-- Which roles of a service must have a second factor. Without a row: all, and in a demonstration none.
CREATE TABLE sign_in_rule (
  service text PRIMARY KEY REFERENCES service,
  second_factor text[] NOT NULL,
  set_by uuid NOT NULL,
  set_at timestamptz NOT NULL
);

-- Every try to sign in and every change of an account; added to, never changed. A try with a name that nobody has belongs to
-- no service, and the name is not kept: people type their password there.
CREATE TABLE account_event (
  service text NOT NULL DEFAULT '',
  id bigint GENERATED ALWAYS AS IDENTITY,
  at timestamptz NOT NULL,
  worker uuid,
  by_worker uuid,
  event text NOT NULL,
  detail text NOT NULL,
  address text NOT NULL,
  PRIMARY KEY (service, id)
);
CREATE INDEX account_event_of_worker ON account_event (service, worker, at DESC);

DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['sign_in_wait', 'sign_in_step', 'authenticator', 'passkey', 'recovery_code', 'sign_in_rule', 'account_event'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['authenticator', 'passkey', 'recovery_code', 'sign_in_rule'] LOOP
    EXECUTE format('CREATE POLICY system_all ON %I TO throughline_system USING (service = (SELECT reader_service())) WITH CHECK (service = (SELECT reader_service()))', t);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO throughline_system', t);
  END LOOP;
END $$;
-- Before a service is known, as for accounts and sessions.
CREATE POLICY system_all ON sign_in_wait TO throughline_system USING (true) WITH CHECK (true);
CREATE POLICY system_all ON sign_in_step TO throughline_system USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_wait, sign_in_step TO throughline_system;
CREATE POLICY system_adds ON account_event FOR INSERT TO throughline_system WITH CHECK (service = coalesce((SELECT reader_service()), ''));
CREATE POLICY system_reads ON account_event FOR SELECT TO throughline_system USING (service = coalesce((SELECT reader_service()), ''));
GRANT SELECT, INSERT ON account_event TO throughline_system;
