-- What was closed stays closed: no cell of it changes, and nothing that its flows were counted from. The refusal has a
-- code of its own and tells the first open day.
CREATE FUNCTION closed_raise(last date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF last IS NOT NULL THEN
    RAISE EXCEPTION 'the month is closed' USING ERRCODE = 'HC001', DETAIL = (last + interval '1 month')::date::text;
  END IF;
END $$;
--> statement-breakpoint
CREATE FUNCTION closed_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE last date;
BEGIN
  CASE TG_TABLE_NAME
    WHEN 'indicator_cell' THEN
      SELECT max(c.month) FROM touched t JOIN closed_month c ON c.org_id = t.org_id AND c.month = t.month INTO last;
    WHEN 'activity' THEN
      SELECT max(c.month) FROM touched t JOIN closed_month c ON c.org_id = t.org_id AND c.month >= date_trunc('month', t.day) INTO last;
    WHEN 'reading' THEN
      SELECT max(c.month) FROM touched t JOIN station s ON s.id = t.station_id
        JOIN closed_month c ON c.org_id = s.org_id AND c.month >= date_trunc('month', t.day) INTO last;
  END CASE;
  PERFORM closed_raise(last);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "indicator_cell_closed_insert" AFTER INSERT ON "indicator_cell" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION closed_refuse();
--> statement-breakpoint
CREATE TRIGGER "indicator_cell_closed_update" AFTER UPDATE ON "indicator_cell" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION closed_refuse();
--> statement-breakpoint
CREATE TRIGGER "indicator_cell_closed_delete" AFTER DELETE ON "indicator_cell" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION closed_refuse();
--> statement-breakpoint
CREATE TRIGGER "activity_closed_insert" AFTER INSERT ON "activity" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION closed_refuse();
--> statement-breakpoint
CREATE TRIGGER "activity_closed_leaves" AFTER UPDATE ON "activity" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION closed_refuse();
--> statement-breakpoint
CREATE TRIGGER "activity_closed_enters" AFTER UPDATE ON "activity" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION closed_refuse();
--> statement-breakpoint
CREATE TRIGGER "reading_closed_insert" AFTER INSERT ON "reading" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION closed_refuse();
--> statement-breakpoint
CREATE TRIGGER "reading_closed_update" AFTER UPDATE ON "reading" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION closed_refuse();
--> statement-breakpoint
-- A month is closed for good: reopening is a thing of its own, not a deletion.
CREATE FUNCTION closed_month_keep() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'closed months are kept' USING ERRCODE = 'insufficient_privilege'; END $$;
--> statement-breakpoint
CREATE TRIGGER "closed_month_kept" BEFORE UPDATE OR DELETE ON "closed_month" FOR EACH ROW EXECUTE FUNCTION closed_month_keep();
--> statement-breakpoint
-- The tree of a closed month stands as well: of a link only what lies after it may change.
CREATE FUNCTION org_link_closed() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE first_changed date; child uuid;
BEGIN
  child := CASE TG_OP WHEN 'DELETE' THEN OLD.child_id ELSE NEW.child_id END;
  first_changed := CASE TG_OP
    WHEN 'INSERT' THEN NEW.valid_from
    WHEN 'DELETE' THEN OLD.valid_from
    ELSE least(
      CASE WHEN (NEW.parent_id, NEW.line, NEW.child_id) IS DISTINCT FROM (OLD.parent_id, OLD.line, OLD.child_id) OR NEW.valid_from <> OLD.valid_from
        THEN least(NEW.valid_from, OLD.valid_from) END,
      CASE WHEN NEW.valid_to IS DISTINCT FROM OLD.valid_to
        THEN least(coalesce(NEW.valid_to, 'infinity'), coalesce(OLD.valid_to, 'infinity')) END) END;
  PERFORM closed_raise((SELECT max(month) FROM closed_month WHERE org_id = child AND month >= date_trunc('month', first_changed)));
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "org_link_closed" AFTER INSERT OR UPDATE OR DELETE ON "org_link" FOR EACH ROW EXECUTE FUNCTION org_link_closed();
--> statement-breakpoint
-- The closure is written by the links and by nothing else, so that the two cannot disagree.
CREATE FUNCTION org_closure_write(affected uuid[], along org_line) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM org_closure WHERE line = along AND org_id = ANY (affected);
  INSERT INTO org_closure (id, line, ancestor_id, org_id, depth, valid_from, valid_to)
  WITH RECURSIVE up AS (
    SELECT o.id AS org_id, o.id AS ancestor_id, 0 AS depth, daterange(o.founded_on, NULL) AS span FROM org o WHERE o.id = ANY (affected)
    UNION ALL
    SELECT up.org_id, l.parent_id, up.depth + 1, up.span * daterange(l.valid_from, l.valid_to)
    FROM up JOIN org_link l ON l.line = along AND l.child_id = up.ancestor_id AND daterange(l.valid_from, l.valid_to) && up.span
  ) CYCLE ancestor_id SET is_cycle USING path,
  spans AS (
    SELECT ancestor_id, org_id, depth, unnest(range_agg(span)) AS span, bool_or(is_cycle) AS is_cycle FROM up GROUP BY 1, 2, 3
  )
  SELECT gen_random_uuid(), along, ancestor_id, org_id,
    CASE WHEN is_cycle THEN NULL ELSE depth END, lower(span), upper(span) FROM spans;
END $$;
--> statement-breakpoint
CREATE FUNCTION org_link_written() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE along org_line;
BEGIN
  FOR along IN SELECT DISTINCT line FROM touched WHERE line <> 'joint' LOOP
    PERFORM org_closure_write(ARRAY(
      WITH RECURSIVE down AS (
        SELECT DISTINCT child_id AS id FROM touched WHERE line = along
        UNION
        SELECT l.child_id FROM down JOIN org_link l ON l.line = along AND l.parent_id = down.id
      ) SELECT id FROM down), along);
  END LOOP;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "org_link_insert" AFTER INSERT ON "org_link" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION org_link_written();
--> statement-breakpoint
CREATE TRIGGER "org_link_update" AFTER UPDATE ON "org_link" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION org_link_written();
--> statement-breakpoint
CREATE TRIGGER "org_link_delete" AFTER DELETE ON "org_link" REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION org_link_written();
--> statement-breakpoint
-- An organisation stands under itself on the 行业 line from its founding on, with or without a parent.
CREATE FUNCTION org_founded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM org_closure_write(ARRAY(SELECT id FROM touched), 'industry');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "org_insert" AFTER INSERT ON "org" REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION org_founded();
--> statement-breakpoint
CREATE FUNCTION org_refounded() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE org_link SET valid_from = NEW.founded_on WHERE child_id = NEW.id AND valid_from = OLD.founded_on;
  PERFORM org_closure_write(ARRAY[NEW.id], 'industry');
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "org_refounded" AFTER UPDATE OF "founded_on" ON "org" FOR EACH ROW WHEN (NEW.founded_on <> OLD.founded_on) EXECUTE FUNCTION org_refounded();
