SELECT reason, count(*) AS events, min(message) AS example
FROM rejected_events
WHERE ${scope}
GROUP BY reason
ORDER BY events DESC, reason
