-- The clinic as one word that no stemmer cuts, so that a search is bound to clinics inside the index.
ALTER TABLE turn ADD COLUMN scope TEXT GENERATED ALWAYS AS ('c' || lower(hex(clinic)) || 'q') VIRTUAL;
CREATE VIRTUAL TABLE turn_text USING fts5(
  said, scope, content = 'turn', content_rowid = 'key', tokenize = 'porter unicode61 remove_diacritics 2');
-- Without this a deleted word stays in the index until its segment is merged.
INSERT INTO turn_text (turn_text, rank) VALUES ('secure-delete', 1);
-- A search reads the last page of each segment for each word: small pages, and few segments.
INSERT INTO turn_text (turn_text, rank) VALUES ('pgsz', 1000);
INSERT INTO turn_text (turn_text, rank) VALUES ('automerge', 2);
CREATE TRIGGER turn_text_insert AFTER INSERT ON turn WHEN new.said IS NOT NULL BEGIN
  INSERT INTO turn_text (rowid, said, scope) VALUES (new.key, new.said, new.scope);
END;
CREATE TRIGGER turn_text_delete AFTER DELETE ON turn WHEN old.said IS NOT NULL BEGIN
  INSERT INTO turn_text (turn_text, rowid, said, scope) VALUES ('delete', old.key, old.said, old.scope);
END;
CREATE TRIGGER turn_text_reword AFTER UPDATE OF said ON turn BEGIN
  INSERT INTO turn_text (turn_text, rowid, said, scope) SELECT 'delete', old.key, old.said, old.scope WHERE old.said IS NOT NULL;
  INSERT INTO turn_text (rowid, said, scope) SELECT new.key, new.said, new.scope WHERE new.said IS NOT NULL;
END;
INSERT INTO turn_text (rowid, said, scope) SELECT key, said, scope FROM turn WHERE said IS NOT NULL;
