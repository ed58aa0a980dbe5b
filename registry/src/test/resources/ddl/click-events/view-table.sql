-- Exact: every query reads the whole table, whatever it says of year, month, day, hour.
CREATE OR REPLACE VIEW "clicks"."click_events_once" AS
SELECT
  "event_id",
  "event_type",
  "event_time",
  "received_at",
  "session_id",
  "device_time",
  "sent_at",
  "page_url",
  "page_path",
  "page_title",
  "referrer",
  "utm_source",
  "utm_medium",
  "utm_campaign",
  "utm_term",
  "utm_content",
  "duration_ms",
  "engaged_ms",
  "scroll_percentage",
  "element_tag",
  "element_id",
  "x",
  "y",
  "viewport_width",
  "viewport_height",
  "from_path",
  "to_path",
  "platform",
  "post_id",
  "user_agent",
  "language",
  "is_bot",
  "ip_prefix",
  "tracker_version",
  "properties",
  "year",
  "month",
  "day",
  "hour"
FROM (
  SELECT *, row_number() OVER (PARTITION BY "event_id" ORDER BY "received_at") AS row_of_key
  FROM "clicks"."click_events"
)
WHERE row_of_key = 1;
