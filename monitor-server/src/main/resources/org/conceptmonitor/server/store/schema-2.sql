-- Numbers the commits of all runs, so that a page can ask for what came after one.

ALTER TABLE batches ADD COLUMN version BIGINT DEFAULT 0;

UPDATE batches SET version = o.number
FROM (SELECT rowid AS row, row_number() OVER (ORDER BY received, rowid) AS number FROM batches) o
WHERE batches.rowid = o.row;

-- Runs that were deleted but can be restored: their name moves here, their rows stay where they are.

CREATE TABLE deleted_names (
  run_id UUID PRIMARY KEY,
  name VARCHAR NOT NULL UNIQUE,
  deleted BIGINT NOT NULL);

UPDATE schema_version SET version = 2;
