CREATE OR REPLACE VIEW "every_type" AS
SELECT
  CAST(NULL AS BOOLEAN) AS "order",
  CAST(NULL AS INTEGER) AS "_index",
  CAST(NULL AS BIGINT) AS "pageViews",
  CAST(NULL AS FLOAT) AS "ratio",
  CAST(NULL AS DOUBLE) AS "exact",
  CAST(NULL AS BLOB) AS "blob",
  CAST(NULL AS BLOB) AS "hash",
  CAST(NULL AS DECIMAL(18,4)) AS "price",
  CAST(NULL AS DECIMAL(9,2)) AS "tax",
  CAST(NULL AS DATE) AS "day_of",
  CAST(NULL AS TIME) AS "time_ms",
  CAST(NULL AS TIME) AS "time_us",
  CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS "at_ms",
  CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS "at_us",
  CAST(NULL AS TIMESTAMP) AS "local_ms",
  CAST(NULL AS TIMESTAMP) AS "local_us",
  CAST(NULL AS VARCHAR) AS "uuid",
  CAST(NULL AS VARCHAR) AS "kind",
  CAST(NULL AS VARCHAR[]) AS "tags",
  CAST(NULL AS MAP(VARCHAR, BIGINT)) AS "counts",
  CAST(NULL AS STRUCT("Url" VARCHAR, "date" DATE, "_rank" INTEGER, "history" STRUCT("at" TIMESTAMP WITH TIME ZONE)[])) AS "page",
  CAST(NULL AS STRUCT("member0" BIGINT, "member1" VARCHAR)) AS "either",
  CAST(NULL AS INTEGER) AS "year",
  CAST(NULL AS INTEGER) AS "month",
  CAST(NULL AS INTEGER) AS "day",
  CAST(NULL AS INTEGER) AS "hour"
WHERE false
UNION ALL BY NAME
SELECT * FROM read_parquet('s3://my-lake/topics/every_type/year=*/month=*/day=*/hour=*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'year': INTEGER, 'month': INTEGER, 'day': INTEGER, 'hour': INTEGER});
