-- What the console knows, rebuilt from topics. Times are milliseconds since 1970 (UTC), bodies are messages as they were on their topic.

CREATE TABLE fact (name TEXT PRIMARY KEY, content TEXT NOT NULL) WITHOUT ROWID;

-- Where reading goes on, written in the transaction that holds what was read.
CREATE TABLE topic_offset (
  topic TEXT NOT NULL, part INTEGER NOT NULL, next_offset INTEGER NOT NULL,
  PRIMARY KEY (topic, part)) WITHOUT ROWID;

-- History that is still to be read, newest first: low <= offset < high.
CREATE TABLE topic_gap (
  topic TEXT NOT NULL, part INTEGER NOT NULL, low INTEGER NOT NULL, high INTEGER NOT NULL, high_at INTEGER NOT NULL,
  PRIMARY KEY (topic, part, low)) WITHOUT ROWID;

-- The highest revision of each inspection.
CREATE TABLE inspection (
  inspection_id TEXT NOT NULL UNIQUE, line_id TEXT NOT NULL, part_id TEXT NOT NULL, attempt INTEGER NOT NULL,
  evaluation TEXT NOT NULL, revision INTEGER NOT NULL, triggered_at INTEGER NOT NULL, body BLOB NOT NULL);
CREATE INDEX inspection_part ON inspection (part_id, triggered_at);
CREATE INDEX inspection_time ON inspection (triggered_at);

-- What was superseded.
CREATE TABLE superseded (
  inspection_id TEXT NOT NULL, revision INTEGER NOT NULL, body BLOB NOT NULL, triggered_at INTEGER NOT NULL,
  PRIMARY KEY (inspection_id, revision)) WITHOUT ROWID;
CREATE INDEX superseded_time ON superseded (triggered_at);

-- Inspections in slots of a quarter of an hour; station_id is empty for whole parts.
CREATE TABLE tally (
  line_id TEXT NOT NULL, station_id TEXT NOT NULL, slot_at INTEGER NOT NULL,
  ok INTEGER NOT NULL, not_ok INTEGER NOT NULL, not_decidable INTEGER NOT NULL, undefined INTEGER NOT NULL,
  first_parts INTEGER NOT NULL, first_ok INTEGER NOT NULL,
  PRIMARY KEY (slot_at, line_id, station_id)) WITHOUT ROWID;

-- Scores of views by hour; bin is twenty times the logit of the score, rounded down.
CREATE TABLE score_tally (
  line_id TEXT NOT NULL, station_id TEXT NOT NULL, model TEXT NOT NULL, hour_at INTEGER NOT NULL, bin INTEGER NOT NULL, views INTEGER NOT NULL,
  PRIMARY KEY (hour_at, line_id, station_id, model, bin)) WITHOUT ROWID;

-- Stations where a part was rejected, for the last reject of each.
CREATE TABLE reject (
  line_id TEXT NOT NULL, station_id TEXT NOT NULL, triggered_at INTEGER NOT NULL, inspection_id TEXT NOT NULL,
  PRIMARY KEY (line_id, station_id, triggered_at, inspection_id)) WITHOUT ROWID;
CREATE INDEX reject_inspection ON reject (inspection_id);

-- Findings with a picture.
CREATE TABLE crop (
  crop_id INTEGER PRIMARY KEY, sha256 TEXT NOT NULL, inspection_id TEXT NOT NULL, view_id TEXT NOT NULL, line_id TEXT NOT NULL,
  station_id TEXT NOT NULL, camera_id TEXT NOT NULL, part_id TEXT NOT NULL, attempt INTEGER NOT NULL, kind TEXT NOT NULL,
  score REAL NOT NULL, threshold REAL, evaluation TEXT NOT NULL, triggered_at INTEGER NOT NULL,
  x REAL NOT NULL, y REAL NOT NULL, width REAL NOT NULL, height REAL NOT NULL, overview TEXT);
CREATE INDEX crop_time ON crop (triggered_at);
CREATE INDEX crop_inspection ON crop (inspection_id);
CREATE INDEX crop_sha256 ON crop (sha256);
CREATE INDEX crop_place ON crop (line_id, station_id, kind, triggered_at);

-- What persons said of crops; the last counts.
CREATE TABLE judgement (
  sha256 TEXT NOT NULL, view_id TEXT NOT NULL, is_defect INTEGER NOT NULL, kind TEXT NOT NULL, person TEXT NOT NULL, judged_at INTEGER NOT NULL,
  PRIMARY KEY (sha256, view_id)) WITHOUT ROWID;

-- What the system did not see or could not decide.
CREATE TABLE unseen (
  unseen_id TEXT PRIMARY KEY, what TEXT NOT NULL, at INTEGER NOT NULL, line_id TEXT NOT NULL, station_id TEXT NOT NULL, camera_id TEXT NOT NULL,
  part_id TEXT NOT NULL, attempt INTEGER NOT NULL, reason TEXT NOT NULL, detail TEXT NOT NULL, inspection_id TEXT, picture TEXT);
CREATE INDEX unseen_time ON unseen (at);
CREATE INDEX unseen_inspection ON unseen (inspection_id);

CREATE TABLE alarm (
  alarm_id TEXT PRIMARY KEY, revision INTEGER NOT NULL, line_id TEXT NOT NULL, station_id TEXT NOT NULL, last_part_id TEXT NOT NULL,
  is_open INTEGER NOT NULL, raised_at INTEGER NOT NULL, cleared_at INTEGER, body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX alarm_open ON alarm (is_open, raised_at);
CREATE INDEX alarm_time ON alarm (raised_at);
CREATE INDEX alarm_part ON alarm (last_part_id);

CREATE TABLE alarm_action (
  action_id TEXT PRIMARY KEY, alarm_id TEXT NOT NULL, body BLOB, outcome BLOB, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX alarm_action_alarm ON alarm_action (alarm_id);

-- The last message of each key of topics that keep no more.
CREATE TABLE latest (
  topic TEXT NOT NULL, record_key TEXT NOT NULL, body BLOB NOT NULL, at INTEGER NOT NULL,
  PRIMARY KEY (topic, record_key)) WITHOUT ROWID;

CREATE TABLE chart (
  line_id TEXT NOT NULL, station_id TEXT NOT NULL, recipe_id TEXT NOT NULL, period_at INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (line_id, station_id, recipe_id, period_at)) WITHOUT ROWID;
CREATE INDEX chart_time ON chart (period_at);

CREATE TABLE alarm_load (
  line_id TEXT NOT NULL, period_at INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (line_id, period_at)) WITHOUT ROWID;

CREATE TABLE ledger (
  line_id TEXT NOT NULL, camera_id TEXT NOT NULL, period_at INTEGER NOT NULL, is_balanced INTEGER NOT NULL, body BLOB NOT NULL,
  PRIMARY KEY (line_id, camera_id, period_at)) WITHOUT ROWID;

CREATE TABLE audit (
  entry_id TEXT PRIMARY KEY, subject TEXT NOT NULL, line_id TEXT NOT NULL, action TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL)
  WITHOUT ROWID;
CREATE INDEX audit_time ON audit (at);
CREATE INDEX audit_subject ON audit (subject, at);

CREATE TABLE feedback (
  feedback_id TEXT PRIMARY KEY, line_id TEXT NOT NULL, part_id TEXT NOT NULL, attempt INTEGER NOT NULL, is_defective INTEGER NOT NULL, at INTEGER NOT NULL,
  body BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX feedback_part ON feedback (part_id);
CREATE INDEX feedback_time ON feedback (at);

-- What models said of views that another one had judged.
CREATE TABLE shadow_tally (
  line_id TEXT NOT NULL, station_id TEXT NOT NULL, model TEXT NOT NULL, against TEXT NOT NULL, hour_at INTEGER NOT NULL,
  before_evaluation TEXT NOT NULL, after_evaluation TEXT NOT NULL, views INTEGER NOT NULL,
  PRIMARY KEY (model, hour_at, line_id, station_id, against, before_evaluation, after_evaluation)) WITHOUT ROWID;
CREATE TABLE shadow_seen (view_id TEXT NOT NULL, model TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (view_id, model)) WITHOUT ROWID;
CREATE INDEX shadow_seen_time ON shadow_seen (at);
CREATE TABLE flip (
  view_id TEXT NOT NULL, model TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (model, at, view_id)) WITHOUT ROWID;
