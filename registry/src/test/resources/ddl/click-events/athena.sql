-- Files outside of the years 2025 to 2034 are not seen. To move the range:
-- ALTER TABLE `clicks`.`click_events` SET TBLPROPERTIES ('projection.year.range' = '2025,2034');
CREATE EXTERNAL TABLE `clicks`.`click_events` (
  `event_id` string COMMENT 'Identity of the event, a UUID made by the tracker (version 7) or by the collector where the tracker sent none. A retried event keeps it, so rows are de-duplicated by it.',
  `event_type` string COMMENT 'What happened. custom carries its own name in properties under the key event.',
  `event_time` timestamp COMMENT 'When it happened, milliseconds since 1970-01-01T00:00:00Z: the device\'s clock where it is plausible, else the collector\'s. Decides the lake\'s partition.',
  `received_at` timestamp COMMENT 'When the collector received the request, milliseconds since 1970-01-01T00:00:00Z, the collector\'s clock.',
  `session_id` string COMMENT 'The visit, an opaque string made by the tracker. Also the Kafka key, so that a session stays in order.',
  `device_time` timestamp COMMENT 'When it happened by the device\'s own clock, uncorrected, milliseconds since 1970-01-01T00:00:00Z.',
  `sent_at` timestamp COMMENT 'When the device sent the batch, by its own clock, milliseconds since 1970-01-01T00:00:00Z.',
  `page_url` string COMMENT 'Full address of the page, as the browser shows it.',
  `page_path` string COMMENT 'Path of the page, without host and query.',
  `page_title` string COMMENT 'Title of the page.',
  `referrer` string COMMENT 'Address of the page that led here (document.referrer).',
  `utm_source` string COMMENT 'Campaign source, from the query parameter utm_source.',
  `utm_medium` string COMMENT 'Campaign medium, from the query parameter utm_medium.',
  `utm_campaign` string COMMENT 'Campaign name, from the query parameter utm_campaign.',
  `utm_term` string COMMENT 'Campaign search term, from the query parameter utm_term.',
  `utm_content` string COMMENT 'Campaign variant, from the query parameter utm_content.',
  `duration_ms` bigint COMMENT 'Time from page load to this event, milliseconds.',
  `engaged_ms` bigint COMMENT 'Time the page was visible and in use, milliseconds.',
  `scroll_percentage` double COMMENT 'Deepest point reached on the page, percent of its height, 0 to 100.',
  `element_tag` string COMMENT 'Tag name of the element acted on, in lower case.',
  `element_id` string COMMENT 'The id attribute of the element acted on.',
  `x` int COMMENT 'Horizontal position of the pointer in the viewport, CSS pixels.',
  `y` int COMMENT 'Vertical position of the pointer in the viewport, CSS pixels.',
  `viewport_width` int COMMENT 'Width of the viewport, CSS pixels.',
  `viewport_height` int COMMENT 'Height of the viewport, CSS pixels.',
  `from_path` string COMMENT 'Path that a navigation left.',
  `to_path` string COMMENT 'Path or address that a navigation went to.',
  `platform` string COMMENT 'Where a share went, for example twitter.',
  `post_id` string COMMENT 'Identity of the blog post acted on.',
  `user_agent` string COMMENT 'User agent of the browser, from the request header where the event has none.',
  `language` string COMMENT 'Preferred language of the browser, a BCP 47 tag.',
  `is_bot` boolean COMMENT 'True where the user agent or the tracker says automation. Bots are flagged, never dropped.',
  `ip_prefix` string COMMENT 'Network of the client, cut to /24 (IPv4) or /48 (IPv6), for example 203.0.113.0/24. The whole address is never stored.',
  `tracker_version` string COMMENT 'Version of the tracker that made the event.',
  `properties` map<string,string> COMMENT 'What the contract does not name, by name, as text. Objects and arrays as JSON.'
)
COMMENT 'One thing a visitor did on a web page. Flat, because SQL reads it. New fields are nullable, default null, and stand at the end.'
PARTITIONED BY (
  `year` int COMMENT 'Year in the path, counted in UTC.',
  `month` int COMMENT 'Month in the path, counted in UTC.',
  `day` int COMMENT 'Day in the path, counted in UTC.',
  `hour` int COMMENT 'Hour in the path, counted in UTC.'
)
STORED AS PARQUET
LOCATION 's3://my-lake/topics/click_events/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'projection.enabled' = 'true',
  'projection.year.type' = 'integer',
  'projection.year.range' = '2025,2034',
  'projection.year.digits' = '4',
  'projection.month.type' = 'integer',
  'projection.month.range' = '1,12',
  'projection.month.digits' = '2',
  'projection.day.type' = 'integer',
  'projection.day.range' = '1,31',
  'projection.day.digits' = '2',
  'projection.hour.type' = 'integer',
  'projection.hour.range' = '0,23',
  'projection.hour.digits' = '2',
  'storage.location.template' = 's3://my-lake/topics/click_events/year=${year}/month=${month}/day=${day}/hour=${hour}/'
);
