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
) WITHOUT ROWID;
CREATE UNIQUE INDEX facet_conversation ON facet (conversation, name);
CREATE INDEX turn_gap ON turn (clinic, key) WHERE unanswered = 1 OR thumb = 2;
CREATE TABLE note (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation BIGINT NOT NULL REFERENCES conversation (key) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX note_conversation ON note (conversation, key);
CREATE TABLE audit (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  did TEXT NOT NULL,
  clinic TEXT,
  conversation TEXT,
  detail TEXT
);
CREATE INDEX audit_clinic ON audit (clinic, key);
CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are append-only'); END;
CREATE TRIGGER audit_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit lines are append-only'); END;
CREATE TABLE daily (
  clinic TEXT NOT NULL,
  day BIGINT NOT NULL,
  name TEXT NOT NULL,
  shard BIGINT NOT NULL,
  count BIGINT NOT NULL,
  PRIMARY KEY (clinic, day, name, shard)
) WITHOUT ROWID;
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
INSERT INTO facet SELECT c.clinic, 'flag:' || f.value, c.updated, c.key FROM conversation c, json_each(c.flags) f;
