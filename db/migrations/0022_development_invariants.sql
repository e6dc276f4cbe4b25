CREATE TRIGGER "development_step_dated" BEFORE UPDATE OR DELETE ON "development_step" FOR EACH ROW EXECUTE FUNCTION dated_row_refuse();
