-- Texts that are not known are ''. Dates and times are ISO 8601, offsets are Unicode code points of articles.text, lists
-- are JSON. pk columns are internal; id is what the rest of the world calls a row by.

CREATE TABLE runs (
  pk          INTEGER PRIMARY KEY,
  id          TEXT NOT NULL UNIQUE,
  gazetteer   TEXT NOT NULL,
  extractor   TEXT NOT NULL,
  started_at  TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  added       INTEGER NOT NULL,
  replaced    INTEGER NOT NULL,
  removed     INTEGER NOT NULL
) STRICT;

CREATE TABLE sources (
  pk INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE  -- the site
) STRICT;

CREATE TABLE articles (
  pk             INTEGER PRIMARY KEY,
  id             TEXT NOT NULL UNIQUE,
  url            TEXT NOT NULL,
  title          TEXT NOT NULL,
  lang           TEXT NOT NULL,
  published_at   TEXT NOT NULL,
  published_date TEXT NOT NULL,
  sort_key       TEXT NOT NULL,  -- order of publication, undated last
  fetched_at     TEXT NOT NULL,
  source         INTEGER REFERENCES sources,  -- PUBLISHED_BY
  run            INTEGER REFERENCES runs,     -- EXTRACTED_BY
  story          TEXT NOT NULL,  -- id of the story; the article's own id while no reprint is known
  text_hash      TEXT NOT NULL,
  version        TEXT NOT NULL,  -- gazetteer and extractor
  zones          TEXT NOT NULL,  -- [[kind, start, end], …]
  sentences      TEXT NOT NULL,  -- [[start, end], …]
  text           TEXT NOT NULL
) STRICT;
CREATE INDEX articles_by_story ON articles(story);
CREATE INDEX articles_by_date ON articles(published_date);
CREATE INDEX articles_by_source ON articles(source);
CREATE INDEX articles_by_run ON articles(run);

CREATE TABLE entities (
  pk         INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  type       TEXT NOT NULL,  -- Person, Organization, Country, Place, Media, Event
  name       TEXT NOT NULL,
  name_uk    TEXT NOT NULL,
  name_ru    TEXT NOT NULL,
  name_en    TEXT NOT NULL,
  wikidata   TEXT NOT NULL,
  iso2       TEXT NOT NULL,
  known      INTEGER NOT NULL,  -- 1: the gazetteer has it
  first_seen TEXT NOT NULL DEFAULT '',
  last_seen  TEXT NOT NULL DEFAULT '',
  articles   INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX entities_by_type ON entities(type);

-- Names to search by; folded is the spelling that searches compare.
CREATE TABLE entity_names (
  folded TEXT NOT NULL,
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  text   TEXT NOT NULL,
  PRIMARY KEY (folded, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_names_by_entity ON entity_names(entity);

-- Forms that articles used.
CREATE TABLE aliases (
  pk     INTEGER PRIMARY KEY,
  text   TEXT NOT NULL,
  lang   TEXT NOT NULL,
  folded TEXT NOT NULL,
  UNIQUE (text, lang)
) STRICT;
CREATE INDEX aliases_by_folded ON aliases(folded);

CREATE TABLE alias_of (
  alias  INTEGER NOT NULL REFERENCES aliases,
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  uses   INTEGER NOT NULL,
  PRIMARY KEY (alias, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX alias_of_by_entity ON alias_of(entity);

CREATE TABLE mentions (
  article   INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  entity    INTEGER NOT NULL REFERENCES entities,
  day       TEXT NOT NULL,     -- the article's published_date
  name      TEXT NOT NULL,     -- of an entity that is not known: its name in this article
  count     INTEGER NOT NULL,
  in_title  INTEGER NOT NULL,
  sentences TEXT NOT NULL,     -- indexes into articles.sentences; this and what follows run in parallel
  starts    TEXT NOT NULL,
  ends      TEXT NOT NULL,
  surfaces  TEXT NOT NULL,
  lemmas    TEXT NOT NULL,
  via       TEXT NOT NULL,
  PRIMARY KEY (article, entity)
) STRICT, WITHOUT ROWID;
CREATE INDEX mentions_by_entity ON mentions(entity, day, name);

CREATE TABLE quotes (
  pk       INTEGER PRIMARY KEY,
  id       TEXT NOT NULL UNIQUE,
  article  INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,  -- QUOTED_IN
  number   INTEGER NOT NULL,  -- in order of the text
  text     TEXT NOT NULL,
  type     TEXT NOT NULL,     -- direct, indirect, mixed
  act      TEXT NOT NULL,
  cue      TEXT NOT NULL,
  rule     TEXT NOT NULL,
  negated  INTEGER NOT NULL,
  in_title INTEGER NOT NULL,
  sentence INTEGER NOT NULL,
  starts   TEXT NOT NULL,
  ends     TEXT NOT NULL,
  parent   TEXT NOT NULL,     -- id of the quote it stands in
  UNIQUE (article, number)
) STRICT;

-- The parties of a quote in order. In said, position 0 is the speaker and what follows are co-speakers. An open party has
-- words but no entity.
CREATE TABLE said (
  quote    INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity   INTEGER REFERENCES entities,
  text     TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at   INTEGER NOT NULL,
  role     TEXT NOT NULL,
  PRIMARY KEY (quote, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX said_by_entity ON said(entity);

CREATE TABLE about (
  quote    INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity   INTEGER REFERENCES entities,
  text     TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at   INTEGER NOT NULL,
  role     TEXT NOT NULL,
  PRIMARY KEY (quote, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX about_by_entity ON about(entity);

CREATE TABLE addressed_to (
  quote    INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity   INTEGER REFERENCES entities,
  text     TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at   INTEGER NOT NULL,
  role     TEXT NOT NULL,
  PRIMARY KEY (quote, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX addressed_to_by_entity ON addressed_to(entity);

CREATE TABLE cited_via (
  quote    INTEGER NOT NULL REFERENCES quotes ON DELETE CASCADE,
  position INTEGER NOT NULL,
  entity   INTEGER REFERENCES entities,
  text     TEXT NOT NULL,
  start_at INTEGER NOT NULL,
  end_at   INTEGER NOT NULL,
  role     TEXT NOT NULL,     -- carrier, relay, venue
  PRIMARY KEY (quote, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX cited_via_by_entity ON cited_via(entity);

-- The aggregated edges, and each article's share in them. weight counts each story once, by its earliest article that
-- has the edge: the one whose share has counted = 1.
CREATE TABLE co_mentioned_with (
  pk         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  source     INTEGER NOT NULL REFERENCES entities,  -- the smaller id
  target     INTEGER NOT NULL REFERENCES entities,
  weight     REAL NOT NULL DEFAULT 0,
  sentences  INTEGER NOT NULL DEFAULT 0,
  articles   INTEGER NOT NULL DEFAULT 0,
  first_seen TEXT NOT NULL DEFAULT '',
  last_seen  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX co_mentioned_with_by_source ON co_mentioned_with(source);
CREATE INDEX co_mentioned_with_by_target ON co_mentioned_with(target);

CREATE TABLE co_mentioned_in (
  edge      INTEGER NOT NULL REFERENCES co_mentioned_with,
  day       TEXT NOT NULL,
  article   INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  sentences INTEGER NOT NULL,
  counted   INTEGER NOT NULL,
  PRIMARY KEY (edge, day, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX co_mentioned_in_by_article ON co_mentioned_in(article);

CREATE TABLE said_about (
  pk         INTEGER PRIMARY KEY,
  key        TEXT NOT NULL UNIQUE,
  source     INTEGER NOT NULL REFERENCES entities,  -- the speaker
  target     INTEGER NOT NULL REFERENCES entities,
  weight     REAL NOT NULL DEFAULT 0,
  quotes     INTEGER NOT NULL DEFAULT 0,
  articles   INTEGER NOT NULL DEFAULT 0,
  first_seen TEXT NOT NULL DEFAULT '',
  last_seen  TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX said_about_by_source ON said_about(source);
CREATE INDEX said_about_by_target ON said_about(target);

CREATE TABLE said_about_in (
  edge    INTEGER NOT NULL REFERENCES said_about,
  day     TEXT NOT NULL,
  article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
  quotes  INTEGER NOT NULL,
  counted INTEGER NOT NULL,
  PRIMARY KEY (edge, day, article)
) STRICT, WITHOUT ROWID;
CREATE INDEX said_about_in_by_article ON said_about_in(article);

-- What the gazetteer adds.
CREATE TABLE holds_office (
  person      INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  institution INTEGER NOT NULL REFERENCES entities,
  office      TEXT NOT NULL,
  since       TEXT NOT NULL,
  until       TEXT NOT NULL,
  PRIMARY KEY (person, institution, office, since, until)
) STRICT, WITHOUT ROWID;
CREATE INDEX holds_office_by_institution ON holds_office(institution);

CREATE TABLE stands_for (
  entity INTEGER NOT NULL REFERENCES entities ON DELETE CASCADE,
  target INTEGER NOT NULL REFERENCES entities,
  PRIMARY KEY (entity, target)
) STRICT, WITHOUT ROWID;
CREATE INDEX stands_for_by_target ON stands_for(target);

-- The same with readable ids, for looking around.
CREATE VIEW edges AS
  SELECT 'CO_MENTIONED_WITH' AS type, e.key, s.id AS source, s.name AS source_name, t.id AS target, t.name AS target_name,
         e.weight, e.sentences AS count, e.articles, e.first_seen, e.last_seen
  FROM co_mentioned_with e JOIN entities s ON s.pk = e.source JOIN entities t ON t.pk = e.target
  UNION ALL
  SELECT 'SAID_ABOUT', e.key, s.id, s.name, t.id, t.name, e.weight, e.quotes, e.articles, e.first_seen, e.last_seen
  FROM said_about e JOIN entities s ON s.pk = e.source JOIN entities t ON t.pk = e.target;

CREATE VIEW mentioned AS
  SELECT a.id AS article, a.published_date, e.id AS entity, e.name, m.count, m.in_title, m.surfaces, m.via
  FROM mentions m JOIN articles a ON a.pk = m.article JOIN entities e ON e.pk = m.entity;

CREATE VIEW quoted AS
  SELECT q.id AS quote, a.id AS article, a.published_date, e.id AS speaker, coalesce(e.name, s.text) AS speaker_name, q.act, q.type,
         q.text, q.negated, q.in_title
  FROM quotes q JOIN articles a ON a.pk = q.article
  LEFT JOIN said s ON s.quote = q.pk AND s.position = 0 LEFT JOIN entities e ON e.pk = s.entity;
