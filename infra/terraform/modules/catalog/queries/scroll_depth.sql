-- How far down a page its visits of this month came.
WITH depths AS (
  SELECT page_path, coalesce(session_id, event_id) AS visit, max(scroll_percentage) AS depth
  FROM click_events
  WHERE year = year(current_date) AND month = month(current_date)
    AND scroll_percentage IS NOT NULL AND NOT coalesce(is_bot, false)
  GROUP BY page_path, coalesce(session_id, event_id)
)
SELECT
  page_path,
  count(*) AS visits,
  round(approx_percentile(depth, 0.5), 1) AS median_percent,
  round(100.0 * count(CASE WHEN depth >= 25 THEN 1 END) / count(*), 1) AS reached_25,
  round(100.0 * count(CASE WHEN depth >= 50 THEN 1 END) / count(*), 1) AS reached_50,
  round(100.0 * count(CASE WHEN depth >= 75 THEN 1 END) / count(*), 1) AS reached_75,
  round(100.0 * count(CASE WHEN depth >= 99 THEN 1 END) / count(*), 1) AS reached_end
FROM depths
GROUP BY page_path
ORDER BY visits DESC, page_path;
