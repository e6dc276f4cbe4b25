-- A branch is never its own co-host.
CREATE FUNCTION activity_cohost_other() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM activity WHERE id = NEW.activity_id AND org_id = NEW.org_id) THEN
    RAISE EXCEPTION 'a host is no co-host' USING ERRCODE = 'check_violation', CONSTRAINT = 'activity_cohost_other';
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "activity_cohost_other" AFTER INSERT OR UPDATE OF "activity_id", "org_id" ON "activity_cohost"
  FOR EACH ROW EXECUTE FUNCTION activity_cohost_other();
--> statement-breakpoint
-- What a co-host was credited with in a closed month stands, whichever side changes it.
CREATE FUNCTION cohost_closed_raise(cohost uuid, activity_day date) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM closed_raise((SELECT max(month) FROM closed_month WHERE org_id = cohost AND month >= date_trunc('month', activity_day)));
END $$;
--> statement-breakpoint
CREATE FUNCTION activity_cohost_closed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' AND OLD.state = 'taking_part' THEN
    PERFORM cohost_closed_raise(OLD.org_id, (SELECT day FROM activity WHERE id = OLD.activity_id));
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.state = 'taking_part' THEN
    PERFORM cohost_closed_raise(NEW.org_id, (SELECT day FROM activity WHERE id = NEW.activity_id));
  END IF;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "activity_cohost_closed" AFTER INSERT OR UPDATE OR DELETE ON "activity_cohost"
  FOR EACH ROW EXECUTE FUNCTION activity_cohost_closed();
--> statement-breakpoint
CREATE FUNCTION activity_closed_at_cohosts() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM cohost_closed_raise(org_id, least(OLD.day, NEW.day)) FROM activity_cohost WHERE activity_id = NEW.id AND state = 'taking_part';
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE TRIGGER "activity_closed_at_cohosts" AFTER UPDATE ON "activity" FOR EACH ROW
  WHEN (OLD.starts_at <> NEW.starts_at OR OLD.kinds <> NEW.kinds OR (OLD.state = 'withdrawn') <> (NEW.state = 'withdrawn'))
  EXECUTE FUNCTION activity_closed_at_cohosts();
