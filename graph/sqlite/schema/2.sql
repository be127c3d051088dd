-- What the reading of an article rests on, so that a change of the gazetteer tells which articles to read again.
ALTER TABLE articles ADD COLUMN basis TEXT NOT NULL DEFAULT '';

-- What an article gave to edges before a run replaced or removed it. Of what was only added nothing is kept: that is what it gives now, or what
-- the next change says that it gave before. previous is the run whose reading was replaced.
CREATE TABLE changes (
  run      INTEGER NOT NULL REFERENCES runs,
  article  TEXT NOT NULL,     -- its id: the article may be gone
  previous INTEGER REFERENCES runs,
  removed  INTEGER NOT NULL,
  text     INTEGER NOT NULL,  -- 1: the article itself changed, not only how it is read
  before   TEXT NOT NULL,     -- [[type, from, to, n], …]
  PRIMARY KEY (run, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX changes_by_previous ON changes(previous);
