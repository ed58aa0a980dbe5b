-- Exact: every query reads the whole table, whatever it says of year, month, day, hour.
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
  SELECT *, row_number() OVER (PARTITION BY "event_id" ORDER BY "received_at") AS row_of_key
  FROM "clicks"."changed"
)
WHERE row_of_key = 1;
