-- A Party committee of the territory stands above others on its own line and nowhere on the 行业 line.
CREATE FUNCTION org_link_lines() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE above text; below text;
BEGIN
  SELECT level::text INTO above FROM org WHERE id = NEW.parent_id;
  SELECT level::text INTO below FROM org WHERE id = NEW.child_id;
  IF (NEW.line = 'territory' AND NOT (above = 'territory' AND below IN ('territory', 'basic')))
    OR (NEW.line = 'industry' AND 'territory' IN (above, below)) THEN
    RAISE EXCEPTION 'an organisation cannot stand here on this line' USING ERRCODE = 'check_violation', CONSTRAINT = 'org_link_lines';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER "org_link_lines" BEFORE INSERT OR UPDATE ON "org_link" FOR EACH ROW EXECUTE FUNCTION org_link_lines();
