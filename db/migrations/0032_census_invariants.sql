-- A campaign that is closed stands for good, and so does who reported in it.
CREATE FUNCTION census_campaign_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'closed campaigns are kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "census_campaign_kept" BEFORE UPDATE OR DELETE ON "census_campaign" FOR EACH ROW EXECUTE FUNCTION census_campaign_keep();
--> statement-breakpoint
CREATE FUNCTION census_district_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' OR EXISTS (SELECT FROM census_campaign WHERE id = NEW.campaign_id AND closed_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the districts of a campaign are kept' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "census_district_kept" BEFORE INSERT OR UPDATE OR DELETE ON "census_district" FOR EACH ROW EXECUTE FUNCTION census_district_keep();
--> statement-breakpoint
CREATE FUNCTION census_return_keep() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.superseded_at IS NOT NULL
     OR to_jsonb(NEW) - 'superseded_at' IS DISTINCT FROM to_jsonb(OLD) - 'superseded_at' THEN
    RAISE EXCEPTION 'returns are superseded, not rewritten' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "census_return_kept" BEFORE UPDATE OR DELETE ON "census_return" FOR EACH ROW EXECUTE FUNCTION census_return_keep();
--> statement-breakpoint
-- The rules of 两查一核: while the campaign runs, each look after the one before and on no earlier day, with a reason for
-- each number that differs and for no other; what a later look builds on stays. The district's row is the lock of its looks.
CREATE FUNCTION census_return_rules() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE campaign census_campaign; before census_return; line record;
BEGIN
  PERFORM FROM census_district WHERE id = NEW.district_id FOR NO KEY UPDATE;
  SELECT c.* INTO STRICT campaign FROM census_campaign c JOIN census_district d ON d.campaign_id = c.id
    WHERE d.id = NEW.district_id FOR SHARE OF c;
  IF campaign.closed_at IS NOT NULL THEN
    RAISE EXCEPTION 'the campaign is closed' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF EXISTS (SELECT FROM census_return WHERE district_id = NEW.district_id AND superseded_at IS NULL AND look > NEW.look) THEN
    RAISE EXCEPTION 'a later look builds on this one' USING ERRCODE = 'check_violation';
  END IF;
  IF TG_OP = 'UPDATE' THEN RETURN NEW; END IF;
  IF NEW.counted_on < campaign.opens_on THEN
    RAISE EXCEPTION 'counted before the campaign' USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.look <> 'first' THEN
    SELECT * INTO before FROM census_return WHERE district_id = NEW.district_id AND superseded_at IS NULL
      AND look = (CASE NEW.look WHEN 'second' THEN 'first' ELSE 'second' END)::census_look;
    IF before.id IS NULL OR NEW.counted_on < before.counted_on THEN
      RAISE EXCEPTION 'a look comes after the one before' USING ERRCODE = 'check_violation';
    END IF;
  END IF;
  FOR line IN
    SELECT category, before.id IS NOT NULL AND was <> now AS differs, NEW.reasons -> category AS reason
    FROM (VALUES ('operators', before.operators, NEW.operators), ('drivers', before.drivers, NEW.drivers),
      ('memberDrivers', before.member_drivers, NEW.member_drivers),
      ('organisations', before.organisations, NEW.organisations)) AS compared (category, was, now)
  LOOP
    IF line.differs <> (line.reason IS NOT NULL)
       OR line.differs AND (coalesce(line.reason ->> 'code', '') = '' OR length(coalesce(line.reason ->> 'note', '')) > 200) THEN
      RAISE EXCEPTION 'the reason of % does not fit its difference', line.category USING ERRCODE = 'check_violation';
    END IF;
  END LOOP;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "census_return_rules" BEFORE INSERT OR UPDATE ON "census_return" FOR EACH ROW EXECUTE FUNCTION census_return_rules();
