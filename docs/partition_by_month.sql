-- Gives the call log on PostgreSQL 15 or later a partition for each month. See docs/scaling.md.
--
-- Run it once, as the owner of the tables, while no Home Assistant writes:
--     psql --single-transaction --set ON_ERROR_STOP=1 --file partition_by_month.sql "$DATABASE_URL"
--
-- A call's key begins with the millisecond of its start, so a month is a range of keys.

CREATE FUNCTION pbx_first_key(month date) RETURNS bigint LANGUAGE sql IMMUTABLE AS $$
  SELECT (extract(epoch FROM month::timestamp AT TIME ZONE 'UTC') * 1000)::bigint * 1024
$$;

CREATE FUNCTION pbx_add_month(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc('month', month)::date;
BEGIN
  EXECUTE format(
    'CREATE TABLE IF NOT EXISTS %I PARTITION OF calls FOR VALUES FROM (%s) TO (%s)',
    'calls_' || to_char(first, 'YYYY_MM'),
    pbx_first_key(first),
    pbx_first_key((first + interval '1 month')::date)
  );
END
$$;

-- Takes a month away with all that belongs to its calls, which is faster than deleting them one by one.
CREATE FUNCTION pbx_drop_month(month date) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  first date := date_trunc('month', month)::date;
  low bigint := pbx_first_key(first);
  high bigint := pbx_first_key((first + interval '1 month')::date);
  child text;
BEGIN
  FOREACH child IN ARRAY ARRAY['call_ids', 'call_extensions', 'call_events', 'call_reports'] LOOP
    EXECUTE format('DELETE FROM %I WHERE call_key >= $1 AND call_key < $2', child) USING low, high;
  END LOOP;
  EXECUTE format('ALTER TABLE calls DETACH PARTITION %I', 'calls_' || to_char(first, 'YYYY_MM'));
  EXECUTE format('DROP TABLE %I', 'calls_' || to_char(first, 'YYYY_MM'));
END
$$;

DO $$
DECLARE
  indexes text[];
  own record;
  others record;
  month date;
BEGIN
  LOCK TABLE calls IN ACCESS EXCLUSIVE MODE;
  SELECT array_agg(pg_get_indexdef(indexrelid)) INTO indexes
    FROM pg_index WHERE indrelid = 'calls'::regclass AND NOT indisprimary;
  CREATE TEMPORARY TABLE own_constraints ON COMMIT DROP AS
    SELECT conname, contype, pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE conrelid = 'calls'::regclass AND contype IN ('p', 'f');
  CREATE TEMPORARY TABLE other_constraints ON COMMIT DROP AS
    SELECT conrelid::regclass::text AS child, conname, pg_get_constraintdef(oid) AS definition
      FROM pg_constraint WHERE confrelid = 'calls'::regclass;
  FOR others IN SELECT * FROM other_constraints LOOP
    EXECUTE format('ALTER TABLE %s DROP CONSTRAINT %I', others.child, others.conname);
  END LOOP;

  ALTER TABLE calls RENAME TO calls_unpartitioned;
  CREATE TABLE calls (LIKE calls_unpartitioned INCLUDING DEFAULTS) PARTITION BY RANGE (key);
  FOR month IN
    SELECT generate_series(
      (SELECT date_trunc('month', coalesce(min(started_at), now())) FROM calls_unpartitioned),
      now() + interval '24 months',
      interval '1 month'
    )
  LOOP
    PERFORM pbx_add_month(month);
  END LOOP;
  -- A phone system whose clock is wrong must not lose its calls.
  CREATE TABLE calls_other_months PARTITION OF calls DEFAULT;
  INSERT INTO calls SELECT * FROM calls_unpartitioned;
  DROP TABLE calls_unpartitioned;

  FOR own IN SELECT * FROM own_constraints ORDER BY contype DESC LOOP
    EXECUTE format('ALTER TABLE calls ADD CONSTRAINT %I %s', own.conname, own.definition);
  END LOOP;
  FOR position IN 1 .. coalesce(array_length(indexes, 1), 0) LOOP
    EXECUTE indexes[position];
  END LOOP;
  FOR others IN SELECT * FROM other_constraints LOOP
    EXECUTE format('ALTER TABLE %s ADD CONSTRAINT %I %s', others.child, others.conname, others.definition);
  END LOOP;
END
$$;
