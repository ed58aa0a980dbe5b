-- What could not be accepted this month: by day, reason and site, with an example of each.
SELECT
  CAST(received_at AS date) AS day,
  reason,
  coalesce(origin, 'unknown') AS origin,
  count(*) AS events,
  max_by(message, received_at) AS latest_message,
  max_by(substr(payload, 1, 200), received_at) AS latest_payload
FROM rejected_events
WHERE year = year(current_date) AND month = month(current_date)
GROUP BY CAST(received_at AS date), reason, coalesce(origin, 'unknown')
ORDER BY day DESC, events DESC, reason, origin;
