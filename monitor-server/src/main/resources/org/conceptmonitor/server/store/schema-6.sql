-- The space of a run's words and its 2-D view, for words that are typed later; the neurons' vectors in it.

CREATE TABLE text_encoder (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  name VARCHAR NOT NULL,
  width INTEGER NOT NULL);

CREATE TABLE vectors (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  space VARCHAR NOT NULL,
  "position" INTEGER NOT NULL,
  x FLOAT NOT NULL,
  y FLOAT NOT NULL,
  vector BLOB NOT NULL);

CREATE TABLE neuron_vectors (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  neuron INTEGER NOT NULL,
  vector BLOB NOT NULL);

UPDATE schema_version SET version = 6;
