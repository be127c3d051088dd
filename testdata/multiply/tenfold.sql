-- Makes ten articles of each in an SQLite store, for measuring how a night does in a large one: the same days, hubs and forms, but entities of
-- at most three articles, and the edges that they have, are others in each copy. What is a copy ends in -copy1 to -copy9.
--
--   sqlite3 news.db < testdata/multiply/tenfold.sql
PRAGMA foreign_keys = off;
PRAGMA synchronous = off;
PRAGMA cache_size = -2000000;
BEGIN;
CREATE TEMP TABLE copies AS WITH RECURSIVE c(k) AS (SELECT 1 UNION ALL SELECT k + 1 FROM c WHERE k < 9) SELECT k FROM c;
CREATE TEMP TABLE steps AS SELECT (SELECT max(pk) FROM articles) AS article, (SELECT max(pk) FROM entities) AS entity,
  (SELECT max(pk) FROM quotes) AS quote, (SELECT max(pk) FROM co_mentioned_with) AS co, (SELECT max(pk) FROM said_about) AS said;
CREATE TEMP TABLE tail(entity INTEGER PRIMARY KEY);
INSERT INTO tail SELECT pk FROM entities WHERE articles BETWEEN 1 AND 3;
CREATE TEMP TABLE co_tail(edge INTEGER PRIMARY KEY);
INSERT INTO co_tail SELECT pk FROM co_mentioned_with WHERE source IN tail OR target IN tail;
CREATE TEMP TABLE said_tail(edge INTEGER PRIMARY KEY);
INSERT INTO said_tail SELECT pk FROM said_about WHERE source IN tail OR target IN tail;

INSERT INTO entities SELECT e.pk + k * s.entity, e.id || '-copy' || k, e.type, e.name, e.name_uk, e.name_ru, e.name_en, '', '', e.known, e.first_seen, e.last_seen, e.articles
  FROM copies, steps s, entities e WHERE e.pk IN tail;
INSERT INTO entity_names SELECT n.folded, n.entity + k * s.entity, n.text FROM copies, steps s, entity_names n WHERE n.entity IN tail;
INSERT INTO articles SELECT a.pk + k * s.article, a.id || '-copy' || k, a.url || '-copy' || k, a.title, a.lang, a.published_at, a.published_date, a.sort_key, a.fetched_at,
  a.source, a.run, a.story || '-copy' || k, a.text_hash, a.version, a.zones, a.sentences, a.text, a.basis, a.sketch FROM copies, steps s, articles a;
INSERT INTO mentions SELECT m.article + k * s.article, m.entity + (m.entity IN tail) * k * s.entity, m.day, m.name, m.count, m.in_title, m.sentences, m.starts, m.ends,
  m.surfaces, m.lemmas, m.via, m.rules FROM copies, steps s, mentions m;
INSERT INTO quotes SELECT q.pk + k * s.quote, q.id || '-copy' || k, q.article + k * s.article, q.number, q.text, q.type, q.act, q.cue, q.rule, q.negated, q.in_title,
  q.sentence, q.starts, q.ends, iif(q.parent = '', '', q.parent || '-copy' || k) FROM copies, steps s, quotes q;
INSERT INTO said SELECT p.quote + k * s.quote, p.position, p.entity + (p.entity IN tail) * k * s.entity, p.text, p.start_at, p.end_at, p.role FROM copies, steps s, said p;
INSERT INTO about SELECT p.quote + k * s.quote, p.position, p.entity + (p.entity IN tail) * k * s.entity, p.text, p.start_at, p.end_at, p.role FROM copies, steps s, about p;
INSERT INTO addressed_to SELECT p.quote + k * s.quote, p.position, p.entity + (p.entity IN tail) * k * s.entity, p.text, p.start_at, p.end_at, p.role
  FROM copies, steps s, addressed_to p;
INSERT INTO cited_via SELECT p.quote + k * s.quote, p.position, p.entity + (p.entity IN tail) * k * s.entity, p.text, p.start_at, p.end_at, p.role
  FROM copies, steps s, cited_via p;
INSERT INTO co_mentioned_in SELECT i.edge + (i.edge IN co_tail) * k * s.co, i.day, i.article + k * s.article, i.sentences, i.counted FROM copies, steps s, co_mentioned_in i;
INSERT INTO said_about_in SELECT i.edge + (i.edge IN said_tail) * k * s.said, i.day, i.article + k * s.article, i.quotes, i.counted FROM copies, steps s, said_about_in i;
INSERT INTO co_mentioned_with SELECT g.pk + k * s.co, substr(g.key, 1, instr(g.key, '|') - 1) || iif(g.source IN tail, '-copy' || k, '') || substr(g.key, instr(g.key, '|')) || iif(g.target IN tail, '-copy' || k, ''), g.source + (g.source IN tail) * k * s.entity, g.target + (g.target IN tail) * k * s.entity, g.weight,
  g.sentences, g.articles, g.first_seen, g.last_seen FROM copies, steps s, co_mentioned_with g WHERE g.pk IN co_tail;
INSERT INTO said_about SELECT g.pk + k * s.said, substr(g.key, 1, instr(g.key, '>') - 1) || iif(g.source IN tail, '-copy' || k, '') || substr(g.key, instr(g.key, '>')) || iif(g.target IN tail, '-copy' || k, ''), g.source + (g.source IN tail) * k * s.entity, g.target + (g.target IN tail) * k * s.entity, g.weight,
  g.quotes, g.articles, g.first_seen, g.last_seen FROM copies, steps s, said_about g WHERE g.pk IN said_tail;
INSERT INTO alias_of SELECT u.alias, u.entity + k * s.entity, u.uses FROM copies, steps s, alias_of u WHERE u.entity IN tail;

UPDATE entities SET articles = 10 * articles WHERE pk <= (SELECT entity FROM steps) AND pk NOT IN tail;
UPDATE alias_of SET uses = 10 * uses WHERE entity <= (SELECT entity FROM steps) AND entity NOT IN tail;
UPDATE co_mentioned_with SET weight = 10 * weight, sentences = 10 * sentences, articles = 10 * articles WHERE pk <= (SELECT co FROM steps) AND pk NOT IN co_tail;
UPDATE said_about SET weight = 10 * weight, quotes = 10 * quotes, articles = 10 * articles WHERE pk <= (SELECT said FROM steps) AND pk NOT IN said_tail;
COMMIT;
