ALTER TABLE `clicks`.`changed` ADD COLUMNS (
  `country` string COMMENT 'The visitor\'s country.',
  `tags` array<string>
);
-- Column count was int and is bigint; Athena changes no types. Ask `schema review` first: old files may read wrong.
-- Column born is a date, which ADD COLUMNS does not add.
-- Column page was struct<url:string> and is struct<url:string,end:bigint>; Athena changes no types. Ask `schema review` first: old files may read wrong.
-- Column gone has no field any more. It may stay: old files have it, new ones read NULL.
-- Way round: give Glue the columns of `schema ddl --format glue` (Terraform, or aws glue
-- update-table), or DROP TABLE and run `schema ddl --format athena`: the files stay, and
-- projected partitions are there at once.
