-- What was held in a branch ends with belonging to it. Registrations of whoever has left since end on the day of leaving,
-- though they may be back; posts of whoever does not belong any more end on the last day that they did.
WITH belonging AS (
  SELECT person_id, org_id, unnest(range_agg(daterange(valid_from, valid_to))) AS span
  FROM membership
  WHERE superseded_at IS NULL AND org_id IS NOT NULL AND standing NOT IN ('expelled', 'transferred', 'deceased')
  GROUP BY person_id, org_id
)
UPDATE floating f SET ended_on = greatest(f.since, (
  SELECT min(upper(b.span)) FROM belonging b WHERE b.person_id = f.person_id AND b.org_id = f.org_id AND upper(b.span) > f.since
))
WHERE f.ended_on IS NULL AND NOT EXISTS (
  SELECT FROM belonging b WHERE b.person_id = f.person_id AND b.org_id = f.org_id AND upper_inf(b.span)
    AND lower(b.span) <= greatest(f.since, (f.recorded_at AT TIME ZONE 'Asia/Shanghai')::date)
);
--> statement-breakpoint
WITH belonging AS (
  SELECT person_id, org_id, valid_from, valid_to FROM membership
  WHERE superseded_at IS NULL AND standing NOT IN ('expelled', 'transferred', 'deceased')
  UNION ALL
  SELECT person_id, org_id, valid_from, valid_to FROM presence WHERE superseded_at IS NULL AND kind = 'managed'
)
UPDATE post p SET end_basis = p.basis, valid_to = greatest(p.valid_from, (
  SELECT max(b.valid_to) FROM belonging b WHERE b.person_id = p.person_id AND b.org_id = p.org_id
))
WHERE p.valid_to IS NULL AND NOT EXISTS (
  SELECT FROM belonging b WHERE b.person_id = p.person_id AND b.org_id = p.org_id AND b.valid_to IS NULL
);
