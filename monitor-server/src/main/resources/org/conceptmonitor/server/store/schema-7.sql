-- What the server needs to tell what would be under other settings: similarities as 16-bit floats.

CREATE TABLE detectors (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  "position" INTEGER NOT NULL,
  detector VARCHAR NOT NULL,
  "rule" VARCHAR NOT NULL,
  threshold DOUBLE NOT NULL,
  false_discovery_rate DOUBLE NOT NULL,
  temperature DOUBLE NOT NULL);

CREATE TABLE similarities (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  neuron INTEGER NOT NULL,
  detector VARCHAR NOT NULL,
  state VARCHAR NOT NULL,
  concept INTEGER NOT NULL,
  "similarity" FLOAT NOT NULL,
  p_value DOUBLE NOT NULL,
  replicated INTEGER NOT NULL,
  raw_p_value DOUBLE NOT NULL,
  greatest FLOAT NOT NULL,
  differences BLOB NOT NULL);

UPDATE schema_version SET version = 7;
