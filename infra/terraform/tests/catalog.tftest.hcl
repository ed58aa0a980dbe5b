# Tables over the lake, and how they are asked. What the columns are, a Java test holds against the schemas.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name               = "clicklake"
  partition          = "aws"
  account_id         = "123456789012"
  region             = "eu-central-1"
  database           = "clicklake"
  raw_bucket         = "my-raw"
  raw_bucket_arn     = "arn:aws:s3:::my-raw"
  results_bucket     = "my-athena"
  results_bucket_arn = "arn:aws:s3:::my-athena"
  topics_dir         = "other"
  timezone           = "Asia/Seoul"
  years              = { first = 2026, last = 2027 }
  scan_limit_gib     = 10
}

run "tables" {
  module {
    source = "./modules/catalog"
  }

  assert {
    condition     = keys(aws_glue_catalog_table.lake) == ["click_events", "rejected_events"]
    error_message = "There are other tables."
  }

  assert {
    condition = { for name, table in aws_glue_catalog_table.lake : name => [table.storage_descriptor[0].location, table.parameters["storage.location.template"]] } == {
      click_events    = ["s3://my-raw/other/clickstream/", "s3://my-raw/other/clickstream/year=$${year}/month=$${month}/day=$${day}/hour=$${hour}/"]
      rejected_events = ["s3://my-raw/other/clickstream.rejected/", "s3://my-raw/other/clickstream.rejected/year=$${year}/month=$${month}/day=$${day}/hour=$${hour}/"]
    }
    error_message = "A table looks elsewhere than the sink writes."
  }

  assert {
    condition     = !strcontains(jsonencode([for table in aws_glue_catalog_table.lake : [table.parameters, table.storage_descriptor]]), "s3://lake/")
    error_message = "A place of the generated files is left."
  }

  assert {
    condition = alltrue([
      for table in aws_glue_catalog_table.lake : table.parameters["projection.enabled"] == "true" && table.parameters["projection.year.range"] == "2026,2027"
      && table.parameters["projection.month.range"] == "1,12" && table.parameters["projection.day.range"] == "1,31" && table.parameters["projection.hour.range"] == "0,23" && table.parameters["projection.hour.digits"] == "2"
      && table.table_type == "EXTERNAL_TABLE"
    ])
    error_message = "Partitions are not projected onto hours."
  }

  assert {
    condition     = alltrue([for table in aws_glue_catalog_table.lake : [for key in table.partition_keys : key.name] == ["year", "month", "day", "hour"] && strcontains(table.partition_keys[3].comment, "Asia/Seoul")])
    error_message = "Partition columns are others, or say another zone than the sink's."
  }

  assert {
    condition     = [for column in aws_glue_catalog_table.lake["click_events"].storage_descriptor[0].columns : column.name] == [for column in local.tables["click_events"].columns : column.name]
    error_message = "Columns are others, or in another order."
  }
}

run "asking" {
  module {
    source = "./modules/catalog"
  }

  assert {
    condition     = aws_athena_workgroup.lake.configuration[0].enforce_workgroup_configuration && aws_athena_workgroup.lake.configuration[0].bytes_scanned_cutoff_per_query == 10737418240
    error_message = "A query may read without a limit."
  }

  assert {
    condition     = aws_athena_workgroup.lake.configuration[0].result_configuration[0].output_location == "s3://my-athena/results/" && aws_athena_workgroup.lake.configuration[0].result_configuration[0].encryption_configuration[0].encryption_option == "SSE_S3"
    error_message = "Results are not encrypted, or elsewhere."
  }

  assert {
    condition     = toset(keys(aws_athena_named_query.lake)) == toset(["bounce", "click_events_once", "posts_by_channel", "rejected_events", "scroll_depth", "sessions"])
    error_message = "Saved queries are ${jsonencode(keys(aws_athena_named_query.lake))}."
  }

  assert {
    condition     = alltrue([for query in aws_athena_named_query.lake : length(query.description) > 20 && !startswith(query.description, "--") && query.database == "clicklake"])
    error_message = "A saved query does not say what it answers."
  }

  # A query without a condition on the partitions lists every hour of all years. The view passes on those of its reader.
  assert {
    condition     = alltrue([for name, query in aws_athena_named_query.lake : strcontains(query.query, "WHERE year = ") || name == "click_events_once"])
    error_message = "A saved query looks into every hour there is."
  }

  assert {
    condition     = !anytrue([for statement in jsondecode(output.policies["policy/analyst"]).Statement : anytrue([for action in statement.Action : can(regex("Put|Delete|Create|Update", action))]) && strcontains(jsonencode(statement.Resource), "my-raw")])
    error_message = "Who asks may write: ${output.policies["policy/analyst"]}"
  }

  assert {
    condition     = one([for statement in jsondecode(output.policies["policy/analyst"]).Statement : statement.Resource if statement.Sid == "ReadTheLake"]) == ["arn:aws:s3:::my-raw/other/clickstream/*", "arn:aws:s3:::my-raw/other/clickstream.rejected/*"]
    error_message = "Who asks reads more than the tables: ${output.policies["policy/analyst"]}"
  }
}

run "with_a_key" {
  module {
    source = "./modules/catalog"
  }

  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
  }

  assert {
    condition     = aws_athena_workgroup.lake.configuration[0].result_configuration[0].encryption_configuration[0].encryption_option == "SSE_KMS" && strcontains(output.policies["policy/analyst"], "kms:Decrypt")
    error_message = "Results are not encrypted with the key, or who asks cannot read."
  }
}
