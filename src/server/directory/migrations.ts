/** The steps that lead from an empty database to today's. A step that was ever released is never changed. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE tunnels (
    id TEXT PRIMARY KEY COLLATE NOCASE,
    name TEXT NOT NULL,
    config_src TEXT NOT NULL,
    secret BLOB NOT NULL,
    created_at TEXT NOT NULL,
    deleted_at TEXT,
    conns_active_at TEXT,
    conns_inactive_at TEXT
  ) STRICT;
  CREATE UNIQUE INDEX living_tunnel_names ON tunnels (name) WHERE deleted_at IS NULL;

  CREATE TABLE configurations (
    tunnel_id TEXT PRIMARY KEY REFERENCES tunnels (id),
    version INTEGER NOT NULL,
    config TEXT NOT NULL,
    created_at TEXT NOT NULL
  ) STRICT;

  CREATE TABLE certificates (
    id TEXT PRIMARY KEY COLLATE NOCASE,
    name TEXT,
    ca INTEGER NOT NULL,
    certificates TEXT NOT NULL,
    private_key TEXT,
    issuer TEXT NOT NULL,
    serial_number TEXT NOT NULL,
    signature TEXT NOT NULL,
    expires_on TEXT NOT NULL,
    uploaded_on TEXT NOT NULL
  ) STRICT;

  CREATE TABLE services (
    id TEXT PRIMARY KEY COLLATE NOCASE,
    name TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    tunnel_id TEXT NOT NULL REFERENCES tunnels (id),
    certificate_authority TEXT REFERENCES certificates (id),
    client_certificate TEXT REFERENCES certificates (id),
    config TEXT NOT NULL,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX services_of_tunnel ON services (tunnel_id);
  `,
  `
  CREATE TABLE events (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    tunnel_id TEXT NOT NULL REFERENCES tunnels (id),
    kind TEXT NOT NULL,
    at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    count INTEGER NOT NULL,
    details TEXT NOT NULL
  ) STRICT;
  CREATE INDEX events_of_tunnel ON events (tunnel_id, id);
  CREATE INDEX refusals_of_tunnel ON events (tunnel_id, id) WHERE kind = 'registration_refused';
  `,
  `
  ALTER TABLE events ADD COLUMN sort TEXT NOT NULL GENERATED ALWAYS AS (CASE
    WHEN kind = 'registration_refused' THEN 'refusal'
    WHEN kind IN ('connector_joined', 'connector_left', 'connection_registered', 'connection_lost',
      'edge_restarted') THEN 'coming'
    ELSE 'change' END) VIRTUAL;
  DROP INDEX refusals_of_tunnel;
  CREATE INDEX events_of_sort ON events (tunnel_id, sort, id);
  `,
]
