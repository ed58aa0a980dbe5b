CREATE OR REPLACE VIEW "changed" AS
SELECT
  CAST(NULL AS VARCHAR) AS "event_id",
  CAST(NULL AS VARCHAR) AS "country",
  CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS "received_at",
  CAST(NULL AS BIGINT) AS "count",
  CAST(NULL AS DATE) AS "born",
  CAST(NULL AS STRUCT("url" VARCHAR, "end" BIGINT)) AS "page",
  CAST(NULL AS VARCHAR[]) AS "tags",
  CAST(NULL AS INTEGER) AS "year",
  CAST(NULL AS INTEGER) AS "month",
  CAST(NULL AS INTEGER) AS "day",
  CAST(NULL AS INTEGER) AS "hour"
WHERE false
UNION ALL BY NAME
SELECT * FROM read_parquet('s3://my-lake/topics/changed/year=*/month=*/day=*/hour=*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'year': INTEGER, 'month': INTEGER, 'day': INTEGER, 'hour': INTEGER});
