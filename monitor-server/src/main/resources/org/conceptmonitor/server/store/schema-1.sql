-- The schema as it was at first. Steps that were released are never changed: a new version adds a file.

CREATE TABLE schema_version (
  "version" INTEGER NOT NULL);

CREATE TABLE names (
  run_id UUID PRIMARY KEY,
  name VARCHAR NOT NULL UNIQUE);

CREATE TABLE batches (
  run_id UUID NOT NULL,
  table_name VARCHAR NOT NULL,
  sequence BIGINT NOT NULL,
  row_count INTEGER NOT NULL,
  received BIGINT NOT NULL,
  PRIMARY KEY(run_id, table_name, sequence));

CREATE TABLE run (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  name VARCHAR NOT NULL,
  started BIGINT NOT NULL,
  framework VARCHAR NOT NULL,
  backend VARCHAR NOT NULL,
  parameters BIGINT NOT NULL,
  probe_set VARCHAR NOT NULL,
  probe_images INTEGER NOT NULL,
  concept_set VARCHAR NOT NULL,
  detector VARCHAR NOT NULL,
  "rule" VARCHAR NOT NULL,
  threshold DOUBLE NOT NULL,
  temperature DOUBLE NOT NULL);

CREATE TABLE layers (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  layer VARCHAR NOT NULL,
  "position" INTEGER NOT NULL,
  kind VARCHAR NOT NULL,
  neurons INTEGER NOT NULL);

CREATE TABLE concepts (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  concept INTEGER NOT NULL,
  word VARCHAR NOT NULL,
  category VARCHAR NOT NULL,
  alias_group INTEGER NOT NULL,
  x FLOAT NOT NULL,
  y FLOAT NOT NULL);

CREATE TABLE anchors (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  anchor INTEGER NOT NULL,
  word VARCHAR NOT NULL,
  "role" VARCHAR NOT NULL,
  x FLOAT NOT NULL,
  y FLOAT NOT NULL);

CREATE TABLE scalars (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  tag VARCHAR NOT NULL,
  step BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  "time" BIGINT NOT NULL,
  "value" DOUBLE NOT NULL);

CREATE TABLE snapshots (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  step BIGINT NOT NULL,
  "time" BIGINT NOT NULL,
  pause_micros BIGINT NOT NULL,
  analysis_millis BIGINT NOT NULL);

CREATE TABLE diversity (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  neurons INTEGER NOT NULL,
  living INTEGER NOT NULL,
  interpretable INTEGER NOT NULL,
  distinct_concepts INTEGER NOT NULL,
  anchor_distance DOUBLE NOT NULL,
  anchor_distance_interpretable DOUBLE NOT NULL,
  anchor_distance_shuffled DOUBLE NOT NULL,
  anchor_distance_reachable DOUBLE NOT NULL,
  mean_pairwise_distance DOUBLE NOT NULL);

CREATE TABLE anchor_distances (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  anchor INTEGER NOT NULL,
  neuron INTEGER NOT NULL,
  "distance" DOUBLE NOT NULL);

CREATE TABLE neurons (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  neuron INTEGER NOT NULL,
  state VARCHAR NOT NULL,
  concept INTEGER NOT NULL,
  "similarity" FLOAT NOT NULL,
  p_value DOUBLE NOT NULL,
  concept_first_half INTEGER NOT NULL,
  concept_second_half INTEGER NOT NULL,
  concept_set VARCHAR NOT NULL,
  nuisance VARCHAR NOT NULL,
  nuisance_share DOUBLE NOT NULL,
  x FLOAT NOT NULL,
  y FLOAT NOT NULL,
  mean_activation FLOAT NOT NULL,
  max_activation FLOAT NOT NULL);

CREATE TABLE top_images (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  neuron INTEGER NOT NULL,
  rank INTEGER NOT NULL,
  image INTEGER NOT NULL,
  activation FLOAT NOT NULL);

CREATE TABLE probe_images (
  run_id UUID NOT NULL,
  sequence BIGINT NOT NULL,
  image INTEGER NOT NULL,
  caption VARCHAR NOT NULL,
  png BLOB NOT NULL);

INSERT INTO schema_version VALUES (1);
