# The lake as SQL sees it. Columns, partitions and projection are what `clicklake schema ddl` makes of the schemas, kept
# in tables/; only where a deployment's lake lies, and which years it has, is filled in here.

locals {
  # Places of the generated files that a deployment replaces.
  generated_location = "s3://lake/topics/"
  generated_zone     = "counted in UTC."

  location = "s3://${var.raw_bucket}/${var.topics_dir}/"
  tables   = { for file in fileset("${path.module}/tables", "*.json") : trimsuffix(file, ".json") => jsondecode(file("${path.module}/tables/${file}")) }
  queries  = { for file in fileset("${path.module}/queries", "*.sql") : trimsuffix(file, ".sql") => file("${path.module}/queries/${file}") }

  parameters = {
    for name, table in local.tables : name => merge(
      { for key, value in table.parameters : key => replace(value, local.generated_location, local.location) },
      { "projection.year.range" = "${var.years.first},${var.years.last}" },
    )
  }
}

resource "aws_glue_catalog_database" "lake" {
  name        = var.database
  description = "Events of ${var.name}."
  tags        = var.tags
}

resource "aws_glue_catalog_table" "lake" {
  for_each = local.tables

  database_name = aws_glue_catalog_database.lake.name
  name          = each.key
  description   = each.value.description
  table_type    = "EXTERNAL_TABLE"
  parameters    = local.parameters[each.key]

  storage_descriptor {
    location      = replace(each.value.location, local.generated_location, local.location)
    input_format  = each.value.input_format
    output_format = each.value.output_format

    ser_de_info {
      serialization_library = each.value.serde
    }

    dynamic "columns" {
      for_each = each.value.columns

      content {
        name    = columns.value.name
        type    = columns.value.type
        comment = columns.value.comment
      }
    }
  }

  dynamic "partition_keys" {
    for_each = each.value.partition_keys

    content {
      name    = partition_keys.value.name
      type    = partition_keys.value.type
      comment = replace(partition_keys.value.comment, local.generated_zone, "counted in ${var.timezone}.")
    }
  }
}

resource "aws_athena_workgroup" "lake" {
  name          = var.name
  description   = "Queries over the lake of ${var.name}."
  force_destroy = var.force_destroy
  tags          = var.tags

  configuration {
    # What a client asks for instead is ignored: neither the limit nor the encryption can be left out.
    enforce_workgroup_configuration    = true
    publish_cloudwatch_metrics_enabled = true
    bytes_scanned_cutoff_per_query     = var.scan_limit_gib * 1024 * 1024 * 1024

    engine_version {
      selected_engine_version = "Athena engine version 3"
    }

    result_configuration {
      output_location       = "s3://${var.results_bucket}/results/"
      expected_bucket_owner = var.account_id

      encryption_configuration {
        encryption_option = var.kms_key_arn == null ? "SSE_S3" : "SSE_KMS"
        kms_key_arn       = var.kms_key_arn
      }
    }
  }
}

resource "aws_athena_named_query" "lake" {
  for_each = local.queries

  name        = each.key
  description = trimprefix(split("\n", each.value)[0], "-- ")
  workgroup   = aws_athena_workgroup.lake.name
  database    = aws_glue_catalog_database.lake.name
  query       = each.value
}
