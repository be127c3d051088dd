-- Ids that entities had before: those that the gazetteer retired, and (moved = 1) those of unknown entities that it knows since. They stay when
-- no article names the entity any more; into_id may be retired itself.
CREATE TABLE retired (
  id      TEXT NOT NULL,
  into_id TEXT NOT NULL,
  moved   INTEGER NOT NULL,
  PRIMARY KEY (id, into_id, moved)
) STRICT, WITHOUT ROWID;
CREATE INDEX retired_into ON retired(into_id);
