SELECT event_id,
       event_type,
       session_id,
       received_at,
       page_title,
       coalesce(element_id, element_tag, platform, to_path, '') AS detail,
       scroll_percentage,
       engaged_ms,
       filename
FROM ${events}
WHERE ${scope} AND regexp_matches(page_url, '^https?://(127\.0\.0\.1|localhost)[:/]')
ORDER BY received_at DESC, event_time DESC, event_id DESC
LIMIT ${limit}
