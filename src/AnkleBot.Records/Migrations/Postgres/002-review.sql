ALTER TABLE conversation ADD COLUMN status TEXT NOT NULL DEFAULT 'New';
ALTER TABLE conversation ADD COLUMN labels TEXT NOT NULL DEFAULT '[]';
ALTER TABLE conversation ADD COLUMN assignee TEXT;
ALTER TABLE turn ADD COLUMN verdict TEXT;
CREATE TABLE facet (
  clinic TEXT NOT NULL,
  name TEXT NOT NULL,
  updated BIGINT NOT NULL,
  conversation BIGINT NOT NULL REFERENCES conversation (key) ON DELETE CASCADE,
  PRIMARY KEY (clinic, name, updated, conversation)
);
CREATE UNIQUE INDEX facet_conversation ON facet (conversation, name);
CREATE INDEX turn_gap ON turn (clinic, key) WHERE unanswered = 1 OR thumb = 2;
CREATE TABLE note (
  key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  conversation BIGINT NOT NULL REFERENCES conversation (key) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX note_conversation ON note (conversation, key);
CREATE TABLE audit (
  key BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  did TEXT NOT NULL,
  clinic TEXT,
  conversation TEXT,
  detail TEXT
);
CREATE INDEX audit_clinic ON audit (clinic, key);
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE EXCEPTION 'audit lines are append-only'; END $$;
CREATE TRIGGER audit_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();
CREATE TABLE daily (
  clinic TEXT NOT NULL,
  day BIGINT NOT NULL,
  name TEXT NOT NULL,
  shard BIGINT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (clinic, day, name, shard)
);
INSERT INTO facet SELECT clinic, 'all', updated, key FROM conversation;
INSERT INTO facet SELECT clinic, 'user:' || person, updated, key FROM conversation;
INSERT INTO facet SELECT clinic, 'channel:' || channel, updated, key FROM conversation;
INSERT INTO facet SELECT clinic, 'urgency:' || CASE urgency WHEN 'SelfCare' THEN 'self-care' ELSE lower(urgency) END, updated, key FROM conversation;
INSERT INTO facet SELECT clinic, 'status:new', updated, key FROM conversation;
INSERT INTO facet SELECT clinic, 'crisis', updated, key FROM conversation WHERE crisis = 1;
INSERT INTO facet SELECT clinic, 'person-asked', updated, key FROM conversation WHERE person_asked = 1;
INSERT INTO facet SELECT clinic, 'unanswered', updated, key FROM conversation WHERE unanswered > 0;
INSERT INTO facet SELECT clinic, 'thumb:up', updated, key FROM conversation WHERE thumbs_up > 0;
INSERT INTO facet SELECT clinic, 'thumb:down', updated, key FROM conversation WHERE thumbs_down > 0;
INSERT INTO facet SELECT c.clinic, 'flag:' || f.value, c.updated, c.key
  FROM conversation c, json_array_elements_text(c.flags::json) AS f (value);
