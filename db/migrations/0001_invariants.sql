CREATE EXTENSION IF NOT EXISTS btree_gist;
--> statement-breakpoint
-- One parent a line at a time; partnership links may be many.
ALTER TABLE "org_link" ADD CONSTRAINT "org_link_one_parent"
  EXCLUDE USING gist ("line" WITH =, "child_id" WITH =, daterange("valid_from", "valid_to") WITH &&) WHERE ("line" <> 'joint');
--> statement-breakpoint
ALTER TABLE "org_closure" ADD CONSTRAINT "org_closure_once"
  EXCLUDE USING gist ("line" WITH =, "ancestor_id" WITH =, "org_id" WITH =, daterange("valid_from", "valid_to") WITH &&);
--> statement-breakpoint
-- One formal organisation, stage and standing at a time.
ALTER TABLE "membership" ADD CONSTRAINT "membership_one_at_a_time"
  EXCLUDE USING gist ("person_id" WITH =, daterange("valid_from", "valid_to") WITH &&) WHERE ("superseded_at" IS NULL);
--> statement-breakpoint
-- At most one active 纳管.
ALTER TABLE "presence" ADD CONSTRAINT "presence_one_managed"
  EXCLUDE USING gist ("person_id" WITH =, daterange("valid_from", "valid_to") WITH &&) WHERE ("superseded_at" IS NULL AND "kind" = 'managed');
--> statement-breakpoint
-- An activity counts once a kind, so a kind may stand in it once.
CREATE FUNCTION is_set(items anyarray) RETURNS boolean LANGUAGE sql IMMUTABLE STRICT AS
  $$ SELECT count(*) = count(DISTINCT item) FROM unnest(items) AS item $$;
--> statement-breakpoint
ALTER TABLE "activity" ADD CONSTRAINT "activity_kinds_once" CHECK (is_set("kinds"));
--> statement-breakpoint
-- The audit log only grows.
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'insufficient_privilege'; END $$;
--> statement-breakpoint
CREATE TRIGGER "audit_event_rows" BEFORE UPDATE OR DELETE ON "audit_event" FOR EACH ROW EXECUTE FUNCTION audit_refuse();
--> statement-breakpoint
CREATE TRIGGER "audit_event_truncate" BEFORE TRUNCATE ON "audit_event" FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();
--> statement-breakpoint
-- Dated rows are never rewritten: only `superseded_at` may be set, once.
CREATE FUNCTION dated_row_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.superseded_at IS NOT NULL
     OR to_jsonb(NEW) - 'superseded_at' IS DISTINCT FROM to_jsonb(OLD) - 'superseded_at' THEN
    RAISE EXCEPTION '% rows are superseded, not rewritten', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "membership_dated" BEFORE UPDATE OR DELETE ON "membership" FOR EACH ROW EXECUTE FUNCTION dated_row_refuse();
--> statement-breakpoint
CREATE TRIGGER "presence_dated" BEFORE UPDATE OR DELETE ON "presence" FOR EACH ROW EXECUTE FUNCTION dated_row_refuse();
--> statement-breakpoint
-- The state of today on `person`, for lists and scope; totals are counted from the dated rows.
CREATE FUNCTION person_state() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE person SET
    org_id = now_row.org_id, external_org_id = now_row.external_org_id, stage = now_row.stage, standing = now_row.standing
  FROM (SELECT DISTINCT ON (person_id) person_id, org_id, external_org_id, stage, standing FROM membership
        WHERE person_id IN (SELECT person_id FROM touched) AND superseded_at IS NULL
        ORDER BY person_id, valid_from DESC) AS now_row
  WHERE person.id = now_row.person_id
    AND (person.org_id, person.external_org_id, person.stage, person.standing)
      IS DISTINCT FROM (now_row.org_id, now_row.external_org_id, now_row.stage, now_row.standing);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION person_presence() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE person SET presence_org_id = (
    SELECT org_id FROM presence
    WHERE presence.person_id = person.id AND superseded_at IS NULL AND kind = 'managed' AND valid_to IS NULL)
  WHERE person.id IN (SELECT person_id FROM touched);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "membership_state_insert" AFTER INSERT ON "membership" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION person_state();
--> statement-breakpoint
CREATE TRIGGER "membership_state_update" AFTER UPDATE ON "membership" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION person_state();
--> statement-breakpoint
CREATE TRIGGER "presence_state_insert" AFTER INSERT ON "presence" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION person_presence();
--> statement-breakpoint
CREATE TRIGGER "presence_state_update" AFTER UPDATE ON "presence" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION person_presence();
