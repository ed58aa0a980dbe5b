-- Visits of this month by day: how many, how many pages each, how long they were attended to.
WITH pages AS (
  -- Attention to a page is reported more than once, each time as the sum until then.
  SELECT
    session_id,
    page_path,
    min(event_time) AS first_event,
    max(event_time) AS last_event,
    count(DISTINCT CASE WHEN event_type = 'page_view' THEN event_id END) AS views,
    coalesce(max(engaged_ms), 0) AS engaged_ms
  FROM click_events
  WHERE year = year(current_date) AND month = month(current_date)
    AND session_id IS NOT NULL AND NOT coalesce(is_bot, false)
  GROUP BY session_id, page_path
),
visits AS (
  SELECT
    session_id,
    CAST(min(first_event) AS date) AS day,
    date_diff('second', min(first_event), max(last_event)) AS seconds,
    sum(views) AS views,
    sum(engaged_ms) / 1000.0 AS engaged_seconds
  FROM pages
  GROUP BY session_id
)
SELECT
  day,
  count(*) AS visits,
  round(avg(views), 2) AS views_per_visit,
  approx_percentile(seconds, 0.5) AS median_seconds,
  approx_percentile(engaged_seconds, 0.5) AS median_engaged_seconds
FROM visits
GROUP BY day
ORDER BY day;
