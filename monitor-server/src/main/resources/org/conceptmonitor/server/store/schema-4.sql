-- What people call runs beside their names, and how often activations take which values.

CREATE TABLE tags (
  run_id UUID NOT NULL,
  tag VARCHAR NOT NULL);

CREATE TABLE histograms (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  neuron INTEGER NOT NULL,
  lowest FLOAT NOT NULL,
  highest FLOAT NOT NULL,
  zero INTEGER NOT NULL,
  not_finite INTEGER NOT NULL,
  counts VARCHAR NOT NULL);

UPDATE schema_version SET version = 4;
