-- How many of a layer's neurons live, how many of them do what another one does, and whether their activations are odd:
-- counted when an epoch is complete, since alerts are looked for after every commit. Categories are counted anew, for
-- neurons that came after their epoch's commit marker were shown but not counted.

CREATE TABLE layer_counts (
  run_id UUID NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  living INTEGER NOT NULL,
  copies INTEGER NOT NULL,
  odd BOOLEAN NOT NULL);

INSERT INTO layer_counts
SELECT run_id, epoch, layer, sum(neurons)::INTEGER AS living, (sum(neurons) - count(*))::INTEGER AS copies,
  bool_or(odd) AS odd
FROM (
  SELECT t.run_id, t.epoch, t.layer, count(*) AS neurons,
    bool_or(NOT isfinite(t.mean_activation) OR NOT isfinite(t.max_activation)) AS odd
  FROM neurons t SEMI JOIN snapshots s ON t.run_id = s.run_id AND t.epoch = s.epoch
  WHERE t.state <> 'dead'
  GROUP BY t.run_id, t.epoch, t.layer, t.concept, round(t.similarity, 4), round(t.x, 3), round(t.y, 3))
GROUP BY ALL
ORDER BY ALL;

DELETE FROM category_counts;

INSERT INTO category_counts
SELECT t.run_id, t.epoch, t.layer, CASE t.state WHEN 'concept' THEN c.category ELSE t.state END AS category, count(*)
FROM neurons t SEMI JOIN snapshots s ON t.run_id = s.run_id AND t.epoch = s.epoch
  LEFT JOIN concepts c ON t.run_id = c.run_id AND t.concept = c.concept
WHERE t.state IN ('concept', 'low-level')
GROUP BY ALL
ORDER BY ALL;

UPDATE schema_version SET version = 8;
