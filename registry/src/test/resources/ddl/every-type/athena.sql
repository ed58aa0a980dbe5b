-- Files outside of the years 2025 to 2034 are not seen. To move the range:
-- ALTER TABLE `clicks`.`every_type` SET TBLPROPERTIES ('projection.year.range' = '2025,2034');
CREATE EXTERNAL TABLE `clicks`.`every_type` (
  `order` boolean COMMENT 'A reserved word. On two lines; with \'quotes\' and a \\ in it.',
  `_index` int,
  `pageviews` bigint,
  `ratio` float,
  `exact` double,
  `blob` binary,
  `hash` binary,
  `price` decimal(18,4),
  `tax` decimal(9,2),
  `day_of` date,
  `time_ms` int,
  `time_us` bigint,
  `at_ms` timestamp,
  `at_us` timestamp,
  `local_ms` timestamp,
  `local_us` timestamp,
  `uuid` string,
  `kind` string,
  `tags` array<string>,
  `counts` map<string,bigint>,
  `page` struct<url:string,`date`:date,`_rank`:int,history:array<struct<at:timestamp>>>,
  `either` struct<member0:bigint,member1:string>
)
COMMENT 'It\'s every type\\, once.'
PARTITIONED BY (
  `year` int COMMENT 'Year in the path, counted in UTC.',
  `month` int COMMENT 'Month in the path, counted in UTC.',
  `day` int COMMENT 'Day in the path, counted in UTC.',
  `hour` int COMMENT 'Hour in the path, counted in UTC.'
)
STORED AS PARQUET
LOCATION 's3://my-lake/topics/every_type/'
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
  'storage.location.template' = 's3://my-lake/topics/every_type/year=${year}/month=${month}/day=${day}/hour=${hour}/'
);
