-- What was due in a closed month stands: the base and the reduction that it was counted from, for whoever stood in the
-- organisation at the month's end. Payments are facts of their own day and pass.
CREATE FUNCTION dues_closed_months(owing uuid, first_month date, last_month date) RETURNS SETOF date LANGUAGE sql STABLE AS $$
  SELECT c.month FROM membership m JOIN closed_month c ON c.org_id = m.org_id
  WHERE m.person_id = owing AND m.superseded_at IS NULL
    AND daterange(m.valid_from, m.valid_to) @> ((c.month + interval '1 month')::date - 1)
    AND c.month >= first_month AND c.month <= coalesce(last_month, 'infinity')
$$;
--> statement-breakpoint
CREATE FUNCTION dues_base_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM closed_raise((SELECT max(month) FROM dues_closed_months(NEW.person_id, NEW.from_month, NULL) AS month));
  IF TG_OP = 'UPDATE' AND OLD.person_id <> NEW.person_id THEN
    PERFORM closed_raise((SELECT max(month) FROM dues_closed_months(OLD.person_id, OLD.from_month, NULL) AS month));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "dues_base_closed" AFTER INSERT OR UPDATE ON "dues_base" FOR EACH ROW EXECUTE FUNCTION dues_base_closed();
--> statement-breakpoint
-- A reduction that began in a closed month may be given another end after it: at the end of the transaction every closed
-- month of the row has a row that asks for the same, whether it replaces this one or is replaced by it.
CREATE FUNCTION dues_reduction_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM closed_raise((
    SELECT max(month) FROM dues_closed_months(NEW.person_id, NEW.from_month, NEW.to_month) AS month
    WHERE NOT EXISTS (
      SELECT FROM dues_reduction o
      WHERE o.person_id = NEW.person_id AND o.id <> NEW.id AND o.payable = NEW.payable
        AND month >= o.from_month AND month <= coalesce(o.to_month, 'infinity')
        AND CASE WHEN NEW.superseded_at IS NULL
          THEN o.superseded_at IS NOT NULL AND o.xmin = pg_current_xact_id()::xid
          ELSE o.superseded_at IS NULL END)));
  IF TG_OP = 'UPDATE' AND OLD.person_id <> NEW.person_id THEN
    PERFORM closed_raise((SELECT max(month) FROM dues_closed_months(OLD.person_id, OLD.from_month, OLD.to_month) AS month));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER "dues_reduction_closed" AFTER INSERT OR UPDATE ON "dues_reduction"
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION dues_reduction_closed();
