-- Beside its words each message carries its clinic and the stretches of time that it is in, as words that no text can
-- hold (upper case), so that a search for the newest messages stays inside the index and inside a short stretch.
ALTER TABLE turn ADD COLUMN words tsvector GENERATED ALWAYS AS (CASE WHEN said IS NULL THEN NULL ELSE
  to_tsvector('english'::regconfig, said) || array_to_tsvector(ARRAY[
    'C' || clinic,
    'S' || (key >> 10)::text,
    'M' || (key >> 15)::text,
    'L' || (key >> 20)::text]) END) STORED;
-- A pending list would make each search scan what was written last.
CREATE INDEX turn_words ON turn USING gin (words) WITH (fastupdate = off);
