-- Views of each post, by the channel that led to the visit. A visit's channel is that of its campaign,
-- else that of the page outside the blog that led to it, else direct.
WITH events AS (
  SELECT session_id,
         event_type,
         page_title,
         coalesce(page_path, regexp_extract(page_url, '^https?://[^/]+([^?#]*)', 1)) AS path,
         utm_medium,
         regexp_extract(page_url, '^https?://([^/]+)', 1) AS site,
         nullif(regexp_extract(referrer, '^https?://([^/]+)', 1), '') AS referrer
  FROM click_events
  WHERE ${scope}
),
origins AS (
  SELECT session_id,
         max(utm_medium) AS medium,
         max(split_part(referrer, ':', 1)) FILTER (WHERE referrer IS DISTINCT FROM site) AS host
  FROM events
  GROUP BY session_id
),
visits AS (
  SELECT session_id,
         CASE
           WHEN medium = 'email' THEN 'newsletter'
           WHEN medium = 'social' THEN 'social'
           WHEN host IS NULL THEN 'direct'
           WHEN regexp_matches(host, '(^|\.)(google|bing|duckduckgo|naver)\.com$') THEN 'search'
           WHEN regexp_matches(host, '(^|\.)(reddit|linkedin|ycombinator)\.com$') THEN 'social'
           ELSE 'blogs'
         END AS channel
  FROM origins
)
SELECT path,
       max(page_title) AS post,
       count(*) AS views,
       count(*) FILTER (WHERE channel = 'search') AS search,
       count(*) FILTER (WHERE channel = 'social') AS social,
       count(*) FILTER (WHERE channel = 'newsletter') AS newsletter,
       count(*) FILTER (WHERE channel = 'blogs') AS blogs,
       count(*) FILTER (WHERE channel = 'direct') AS direct
FROM events
JOIN visits USING (session_id)
WHERE event_type = 'page_view' AND starts_with(path, '/posts/')
GROUP BY path
ORDER BY views DESC, post, path
