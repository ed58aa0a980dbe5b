-- Which posts are read, by the way their visits came: page views of this month.
WITH views AS (
  SELECT DISTINCT
    event_id,
    coalesce(session_id, event_id) AS visit,
    event_time,
    page_path,
    CASE
      WHEN utm_medium IN ('email', 'newsletter') THEN 'newsletter'
      WHEN utm_medium IN ('social', 'social-media') THEN 'social'
      WHEN utm_medium IN ('cpc', 'ppc', 'paid') THEN 'ads'
      WHEN coalesce(utm_source, utm_medium, utm_campaign) IS NOT NULL THEN 'campaign'
      WHEN referrer IS NULL OR url_extract_host(referrer) = url_extract_host(page_url) THEN NULL
      WHEN regexp_like(url_extract_host(referrer), '(^|\.)(google|bing|duckduckgo|ecosia|naver|daum|yahoo|baidu|yandex|startpage|qwant)\.') THEN 'search'
      WHEN regexp_like(url_extract_host(referrer), '(^|\.)(facebook|instagram|linkedin|reddit|twitter|x|t|threads|bsky|mastodon|pinterest|tiktok|youtube|ycombinator|lobste)\.') THEN 'social'
      ELSE 'other sites'
    END AS channel
  FROM click_events
  WHERE year = year(current_date) AND month = month(current_date)
    AND event_type = 'page_view' AND NOT coalesce(is_bot, false)
),
-- A visit belongs to the channel of its first view that names one; a later page's referrer is the site itself.
visits AS (
  SELECT visit, min_by(channel, event_time) FILTER (WHERE channel IS NOT NULL) AS channel
  FROM views
  GROUP BY visit
)
SELECT
  page_path,
  coalesce(visits.channel, 'direct') AS channel,
  count(*) AS views,
  count(DISTINCT visit) AS visits
FROM views
JOIN visits USING (visit)
GROUP BY page_path, coalesce(visits.channel, 'direct')
ORDER BY sum(count(*)) OVER (PARTITION BY page_path) DESC, page_path, views DESC, channel;
