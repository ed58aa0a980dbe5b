CREATE EXTERNAL TABLE `clicks`.`daily_seoul` (
  `reason` string COMMENT 'Why the event was rejected.',
  `message` string COMMENT 'What is wrong, naming field, value and expectation.',
  `payload` string COMMENT 'The event as JSON text, beside it the fields it shared with its batch; a body that is no JSON as it arrived. Cut to 8,192 characters.',
  `received_at` timestamp COMMENT 'When the collector received the request, milliseconds since 1970-01-01T00:00:00Z, the collector\'s clock. Decides the lake\'s partition.',
  `request_id` string COMMENT 'Identity of the HTTP request, as the API gateway logged it.',
  `origin` string COMMENT 'The Origin header of the request: the site that sent it.'
)
COMMENT 'An event the collector could not accept, kept with its reason so that nothing falls to the floor.'
PARTITIONED BY (
  `dt` string COMMENT 'Time to the day in the path, counted in Asia/Seoul.'
)
STORED AS PARQUET
LOCATION 's3://my-lake/topics/daily_seoul/'
TBLPROPERTIES (
  'classification' = 'parquet',
  'projection.enabled' = 'true',
  'projection.dt.type' = 'date',
  'projection.dt.format' = 'yyyy-MM-dd',
  'projection.dt.range' = '2025-03-01,NOW+1DAYS',
  'projection.dt.interval' = '1',
  'projection.dt.interval.unit' = 'DAYS',
  'storage.location.template' = 's3://my-lake/topics/daily_seoul/dt=${dt}/'
);
