-- What was chosen for a run beside what its row says: how it is regularized.

CREATE TABLE settings (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  "position" INTEGER NOT NULL,
  name VARCHAR NOT NULL,
  "text" VARCHAR NOT NULL);

UPDATE schema_version SET version = 3;
