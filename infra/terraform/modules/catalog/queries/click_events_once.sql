-- Conditions on year, month, day, hour leave out files; an event in two partitions keeps a row in each.
CREATE OR REPLACE VIEW "click_events_once" AS
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
  SELECT *, row_number() OVER (PARTITION BY "event_id", "year", "month", "day", "hour" ORDER BY "received_at") AS row_of_key
  FROM "click_events"
)
WHERE row_of_key = 1;
