CREATE OR REPLACE VIEW "daily_seoul" AS
SELECT
  CAST(NULL AS VARCHAR) AS "reason",
  CAST(NULL AS VARCHAR) AS "message",
  CAST(NULL AS VARCHAR) AS "payload",
  CAST(NULL AS TIMESTAMP WITH TIME ZONE) AS "received_at",
  CAST(NULL AS VARCHAR) AS "request_id",
  CAST(NULL AS VARCHAR) AS "origin",
  CAST(NULL AS VARCHAR) AS "dt"
WHERE false
UNION ALL BY NAME
SELECT * FROM read_parquet('s3://my-lake/topics/daily_seoul/dt=*/*.parquet', hive_partitioning = true, union_by_name = true, hive_types = {'dt': VARCHAR});
