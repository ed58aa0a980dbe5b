-- Conditions on year, month, day, hour leave out files; an event in two partitions keeps a row in each.
CREATE OR REPLACE VIEW "clicks"."changed_once" AS
SELECT
  "event_id",
  "country",
  "received_at",
  "count",
  "born",
  "page",
  "tags",
  "year",
  "month",
  "day",
  "hour"
FROM (
  SELECT *, row_number() OVER (PARTITION BY "event_id", "year", "month", "day", "hour" ORDER BY "received_at") AS row_of_key
  FROM "clicks"."changed"
)
WHERE row_of_key = 1;
