CREATE TABLE notice (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation BIGINT NOT NULL REFERENCES conversation (key) ON DELETE CASCADE,
  clinic TEXT NOT NULL,
  kind TEXT NOT NULL,
  at BIGINT NOT NULL,
  seen BIGINT,
  seen_by TEXT,
  -- When it is to be sent next, and to nobody else before that; null once it is sent or given up.
  due BIGINT,
  tries BIGINT NOT NULL DEFAULT 0,
  sent BIGINT,
  trouble TEXT
);
CREATE INDEX notice_conversation ON notice (conversation, kind);
CREATE INDEX notice_clinic ON notice (clinic, key);
CREATE INDEX notice_unseen ON notice (clinic, key) WHERE seen IS NULL;
CREATE INDEX notice_due ON notice (clinic, due) WHERE due IS NOT NULL;
