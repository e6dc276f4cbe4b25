-- The state of today is that of the row that holds today, and not of one that lies ahead.
CREATE FUNCTION today_here() RETURNS date LANGUAGE sql STABLE AS $$ SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date $$;
--> statement-breakpoint
CREATE FUNCTION person_state_write(persons uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE person SET
    org_id = now_row.org_id, external_org_id = now_row.external_org_id, stage = now_row.stage, standing = now_row.standing
  FROM (SELECT DISTINCT ON (person_id) person_id, org_id, external_org_id, stage, standing FROM membership
        WHERE person_id = ANY (persons) AND superseded_at IS NULL
        ORDER BY person_id, valid_from > today_here(), CASE WHEN valid_from > today_here() THEN valid_from END, valid_from DESC) AS now_row
  WHERE person.id = now_row.person_id
    AND (person.org_id, person.external_org_id, person.stage, person.standing)
      IS DISTINCT FROM (now_row.org_id, now_row.external_org_id, now_row.stage, now_row.standing);
$$;
--> statement-breakpoint
CREATE FUNCTION person_presence_write(persons uuid[]) RETURNS void LANGUAGE sql AS $$
  UPDATE person SET presence_org_id = kept.org_id
  FROM unnest(persons) AS asked(id) LEFT JOIN presence kept
    ON kept.person_id = asked.id AND kept.superseded_at IS NULL AND kept.kind = 'managed'
      AND kept.valid_from <= today_here() AND (kept.valid_to IS NULL OR kept.valid_to > today_here())
  WHERE person.id = asked.id AND person.presence_org_id IS DISTINCT FROM kept.org_id;
$$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION person_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM person_state_write(ARRAY(SELECT person_id FROM touched));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE OR REPLACE FUNCTION person_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM person_presence_write(ARRAY(SELECT DISTINCT person_id FROM touched));
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What begins or ends with a new day: the state of persons, and the names of organisations.
CREATE FUNCTION day_opens(since date) RETURNS void LANGUAGE sql AS $$
  SELECT person_state_write(ARRAY(SELECT person_id FROM membership WHERE superseded_at IS NULL
    AND valid_from > since AND valid_from <= today_here()));
  SELECT person_presence_write(ARRAY(SELECT DISTINCT person_id FROM presence WHERE superseded_at IS NULL AND kind = 'managed'
    AND ((valid_from > since AND valid_from <= today_here()) OR (valid_to > since AND valid_to <= today_here()))));
  UPDATE org SET name = said.new_name, version = org.version + 1
  FROM (SELECT DISTINCT ON (org_id) org_id, new_name FROM org_event
        WHERE kind = 'rename' AND effective_on > since AND effective_on <= today_here() ORDER BY org_id, effective_on DESC, id DESC) AS said
  WHERE org.id = said.org_id AND org.name <> said.new_name;
$$;
