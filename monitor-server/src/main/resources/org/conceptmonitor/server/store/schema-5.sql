-- How many neurons of each category a complete epoch has: counted when it is complete, since counting them for every
-- question took longer than all the rest of the answer.

CREATE TABLE category_counts (
  run_id UUID NOT NULL,
  epoch INTEGER NOT NULL,
  layer VARCHAR NOT NULL,
  category VARCHAR,
  neurons BIGINT NOT NULL);

INSERT INTO category_counts
SELECT t.run_id, t.epoch, t.layer, CASE t.state WHEN 'concept' THEN c.category ELSE t.state END AS category, count(*)
FROM neurons t
  JOIN (SELECT run_id, epoch, max(sequence) AS sequence FROM snapshots GROUP BY ALL) s
    ON t.run_id = s.run_id AND t.epoch = s.epoch AND t.sequence < s.sequence
  LEFT JOIN concepts c ON t.run_id = c.run_id AND t.concept = c.concept
WHERE t.state IN ('concept', 'low-level')
GROUP BY ALL
ORDER BY ALL;

UPDATE schema_version SET version = 5;
