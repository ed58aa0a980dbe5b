-- Visits of this month that saw one page, did nothing on it and left within ten seconds of attention, by the page they came to.
WITH visits AS (
  SELECT
    session_id,
    min_by(page_path, event_time) FILTER (WHERE event_type = 'page_view') AS entry_path,
    count(DISTINCT CASE WHEN event_type = 'page_view' THEN event_id END) AS views,
    count(CASE WHEN event_type IN ('click_event', 'navigation', 'share_event', 'comment_submit') THEN 1 END) AS actions,
    coalesce(max(engaged_ms), 0) AS engaged_ms
  FROM click_events
  WHERE year = year(current_date) AND month = month(current_date)
    AND session_id IS NOT NULL AND NOT coalesce(is_bot, false)
  GROUP BY session_id
)
SELECT
  entry_path,
  count(*) AS visits,
  count(CASE WHEN views = 1 AND actions = 0 AND engaged_ms < 10000 THEN 1 END) AS bounces,
  round(100.0 * count(CASE WHEN views = 1 AND actions = 0 AND engaged_ms < 10000 THEN 1 END) / count(*), 1) AS bounce_percent
FROM visits
WHERE entry_path IS NOT NULL
GROUP BY entry_path
ORDER BY visits DESC, entry_path;
