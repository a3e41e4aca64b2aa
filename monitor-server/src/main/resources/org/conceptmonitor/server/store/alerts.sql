-- What the rules find in one run. Each rule has a SELECT of its own over the courses above them: a limit of NULL means
-- that it is off, for nothing is at or above NULL. A rule tells of a moment, the first at which it holds.
WITH limits AS (
  SELECT ?::DOUBLE AS most_rises, ?::DOUBLE AS most_dead, ?::DOUBLE AS most_copies, ?::DOUBLE AS most_lost,
    ?::DOUBLE AS most_odd, ?::DOUBLE AS most_dropped),
epochs AS (SELECT epoch, step, time FROM snapshots WHERE run_id = ?),
course AS (
  SELECT epoch, layer, neurons, neurons - living AS dead, interpretable, anchor_distance AS distance,
    lag(neurons - living) OVER w AS dead_before, lag(interpretable) OVER w AS interpretable_before,
    coalesce(isfinite(distance) AND isfinite(lag(distance) OVER w) AND distance > lag(distance) OVER w, FALSE) AS rose
  FROM diversity JOIN epochs USING (epoch) WHERE run_id = ? WINDOW w AS (PARTITION BY layer ORDER BY epoch)),
stretches AS (
  SELECT *, count(*) FILTER (NOT rose) OVER (PARTITION BY layer ORDER BY epoch) AS stretch FROM course),
rises AS (
  SELECT *, row_number() OVER w - 1 AS rises, first_value(distance) OVER w AS distance_then
  FROM stretches WINDOW w AS (PARTITION BY layer, stretch ORDER BY epoch)),
layer_course AS (
  SELECT *, lag(copies / living) OVER (PARTITION BY layer ORDER BY epoch) AS share_before
  FROM layer_counts WHERE run_id = ?),
drops AS (
  SELECT *, lag(value) OVER (PARTITION BY tag ORDER BY step, time) AS before FROM scalars
  WHERE run_id = ? AND tag IN ('monitor/dropped_batches', 'monitor/dropped_snapshots')),
found AS (
  SELECT 'diversity-falling' AS rule, layer, NULL AS tag, epoch, distance AS value, distance_then AS reference,
    most_rises AS threshold,
    format('The concept diversity of {} fell for {} snapshots in a row: d_anchor rose from {:.4f} to {:.4f}.',
      layer, rises, distance_then, distance) AS message
  FROM rises, limits WHERE rises >= most_rises AND distance >= 1.01 * distance_then
  QUALIFY row_number() OVER (PARTITION BY layer, stretch ORDER BY epoch) = 1
UNION ALL
  SELECT 'dead-neurons', layer, NULL, epoch, dead, neurons, most_dead,
    format('{} of the {} neurons of {} are dead: they give the same value for every probe image.',
      dead, neurons, layer)
  FROM course, limits
  WHERE dead >= most_dead * neurons AND coalesce(dead_before < most_dead * neurons, TRUE)
    AND dead > 0
UNION ALL
  SELECT 'duplicate-neurons', layer, NULL, epoch, copies, living, most_copies,
    format('{} of the {} living neurons of {} do what another neuron of the layer does.', copies, living, layer)
  FROM layer_course, limits
  WHERE copies >= most_copies * living AND coalesce(share_before < most_copies, TRUE) AND copies > 0
UNION ALL
  SELECT 'concepts-lost', layer, NULL, epoch, interpretable, interpretable_before, most_lost,
    format('{} had {} neurons with a concept and has {} now.', layer, interpretable_before, interpretable)
  FROM course, limits
  WHERE interpretable_before - interpretable >= 5
    AND interpretable_before - interpretable >= most_lost * interpretable_before
UNION ALL
  SELECT 'not-finite', layer, NULL, min(epoch), NULL, NULL, any_value(most_odd),
    format('Activations of {} are not finite.', layer)
  FROM layer_course, limits WHERE odd AND most_odd IS NOT NULL GROUP BY layer),
series_found AS (
  SELECT 'not-finite' AS rule, NULL AS layer, tag, epoch, step, time, value, NULL::DOUBLE AS reference,
    most_odd AS threshold, format('{} is {} at iteration {}.', tag, CASE WHEN isnan(value) THEN 'NaN'
      WHEN value > 0 THEN 'infinite' ELSE 'minus infinite' END, step) AS message
  FROM scalars, limits WHERE run_id = ? AND NOT isfinite(value) AND most_odd IS NOT NULL
  QUALIFY row_number() OVER (PARTITION BY tag ORDER BY step, time) = 1
UNION ALL
  SELECT 'data-lost', NULL, tag, epoch, step, time, value, coalesce(before, 0), most_dropped,
    format('{:.0f} {}{} dropped to keep training undisturbed.', value, CASE tag
      WHEN 'monitor/dropped_batches' THEN 'table' ELSE 'snapshot' END, CASE value WHEN 1 THEN ' was' ELSE 's were' END)
  FROM drops, limits
  WHERE value >= most_dropped
    AND (coalesce(before, 0) < most_dropped OR floor(log10(value / most_dropped)) > floor(log10(before / most_dropped))))
SELECT rule, layer, tag, epoch, step, time, value, reference, threshold, message
FROM (
  SELECT rule, layer, tag, epoch, step, time, value, reference, threshold, message
  FROM found JOIN epochs USING (epoch)
  UNION ALL SELECT * FROM series_found)
ORDER BY time, epoch, rule, layer, tag
