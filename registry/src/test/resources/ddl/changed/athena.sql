-- Files outside of the years 2025 to 2034 are not seen. To move the range:
-- ALTER TABLE `clicks`.`changed` SET TBLPROPERTIES ('projection.year.range' = '2025,2034');
CREATE EXTERNAL TABLE `clicks`.`changed` (
  `event_id` string,
  `country` string COMMENT 'The visitor\'s country.',
  `received_at` timestamp,
  `count` bigint,
  `born` date,
  `page` struct<url:string,`end`:bigint>,
  `tags` array<string>
)
PARTITIONED BY (
  `year` int COMMENT 'Year in the path, counted in UTC.',
  `month` int COMMENT 'Month in the path, counted in UTC.',
  `day` int COMMENT 'Day in the path, counted in UTC.',
  `hour` int COMMENT 'Hour in the path, counted in UTC.'
)
STORED AS PARQUET
LOCATION 's3://my-lake/topics/changed/'
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
  'storage.location.template' = 's3://my-lake/topics/changed/year=${year}/month=${month}/day=${day}/hour=${hour}/'
);
