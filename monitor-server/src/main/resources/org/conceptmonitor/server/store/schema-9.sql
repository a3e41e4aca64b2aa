-- What neurons are called at each complete epoch, and since which epoch: where a neuron keeps its label is found when an
-- epoch is complete, since looking through the histories of a run's neurons took longer than all the rest of the answer.
-- The rows of earlier epochs are added by the program, run by run.

CREATE TABLE labels (
  run_id UUID NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  neuron INTEGER NOT NULL,
  concept INTEGER NOT NULL,
  "similarity" FLOAT NOT NULL,
  since INTEGER NOT NULL);

UPDATE schema_version SET version = 9;
