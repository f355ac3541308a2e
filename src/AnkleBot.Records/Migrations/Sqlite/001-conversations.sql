CREATE TABLE conversation (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  clinic TEXT NOT NULL,
  channel TEXT NOT NULL,
  person TEXT NOT NULL,
  reference TEXT,
  state TEXT NOT NULL,
  notice TEXT,
  agreed BIGINT,
  created BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  turns BIGINT NOT NULL,
  urgency TEXT NOT NULL,
  crisis BIGINT NOT NULL,
  flags TEXT NOT NULL,
  person_asked BIGINT NOT NULL,
  unanswered BIGINT NOT NULL,
  thumbs_up BIGINT NOT NULL DEFAULT 0,
  thumbs_down BIGINT NOT NULL DEFAULT 0
);
CREATE TABLE turn (
  key INTEGER PRIMARY KEY AUTOINCREMENT,
  conversation BIGINT NOT NULL REFERENCES conversation (key) ON DELETE CASCADE,
  number BIGINT NOT NULL,
  clinic TEXT NOT NULL,
  activity TEXT,
  at BIGINT NOT NULL,
  said TEXT,
  choice TEXT,
  replies TEXT NOT NULL,
  kind TEXT,
  urgency TEXT NOT NULL,
  crisis BIGINT NOT NULL,
  flags TEXT NOT NULL,
  entry TEXT,
  confidence DOUBLE PRECISION NOT NULL,
  trace TEXT NOT NULL,
  unanswered BIGINT NOT NULL,
  thumb BIGINT NOT NULL DEFAULT 0,
  UNIQUE (conversation, number)
);
CREATE UNIQUE INDEX turn_activity ON turn (conversation, activity) WHERE activity IS NOT NULL;
CREATE TABLE kept (
  kind TEXT NOT NULL,
  id TEXT NOT NULL,
  json TEXT NOT NULL,
  version BIGINT NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE TABLE retention (clinic TEXT PRIMARY KEY, days BIGINT NOT NULL);
CREATE TABLE heartbeat (id BIGINT PRIMARY KEY, at BIGINT NOT NULL);
