# The sink on MSK Connect: one connector for each topic, as on a host.

locals {
  role_name = "${var.name}-${var.region}-connect"
  role_arn  = "arn:${var.partition}:iam::${var.account_id}:role/${local.role_name}"

  # Secrets are read by the worker when it starts a connector; neither a connector's settings nor the state have them.
  worker = {
    "config.providers"                        = "ssm"
    "config.providers.ssm.class"              = "io.clicklake.connect.secret.ParameterStore"
    "config.providers.ssm.param.region"       = var.region
    "key.converter"                           = "org.apache.kafka.connect.converters.ByteArrayConverter"
    "value.converter"                         = "org.apache.kafka.connect.converters.ByteArrayConverter"
    "connector.client.config.override.policy" = "All"
  }

  registry_user = "reader:$${ssm:${var.parameter_prefix}:registry/reader}"
  registry_ca   = "$${ssm:${var.parameter_prefix}:file:kafka/ca}"

  own = {
    "connector.class"                         = "io.clicklake.connect.S3SinkConnector"
    "rotate.schedule.interval.ms"             = "600000"
    "schema.registry.url"                     = var.registry_url
    "basic.auth.user.info"                    = local.registry_user
    "schema.registry.ssl.truststore.type"     = "PEM"
    "schema.registry.ssl.truststore.location" = local.registry_ca
  }

  # As connect/config/kafka-connect-s3.properties has it. Its zip holds the Avro converter, and this project's sink for
  # the reading of secrets.
  confluent = {
    "connector.class"                                         = "io.confluent.connect.s3.S3SinkConnector"
    "storage.class"                                           = "io.confluent.connect.s3.storage.S3Storage"
    "format.class"                                            = "io.confluent.connect.s3.format.parquet.ParquetFormat"
    "partitioner.class"                                       = "io.confluent.connect.storage.partitioner.TimeBasedPartitioner"
    "path.format"                                             = "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH"
    "partition.duration.ms"                                   = "3600000"
    "locale"                                                  = "en-US"
    "timestamp.extractor"                                     = "RecordField"
    "rotate.interval.ms"                                      = "3600000"
    "behavior.on.null.values"                                 = "ignore"
    "value.converter"                                         = "io.confluent.connect.avro.AvroConverter"
    "value.converter.schema.registry.url"                     = var.registry_url
    "value.converter.basic.auth.credentials.source"           = "USER_INFO"
    "value.converter.basic.auth.user.info"                    = local.registry_user
    "value.converter.schema.registry.ssl.truststore.type"     = "PEM"
    "value.converter.schema.registry.ssl.truststore.location" = local.registry_ca
  }

  # Names without dots, as alarms and log streams have them.
  connectors = {
    for topic, time in var.timestamp_fields : "${var.name}-${replace(topic, ".", "-")}" => merge(
      {
        "topics"               = topic
        "tasks.max"            = tostring(topic == var.topics[0] ? min(var.partitions, var.max_tasks) : 1)
        "timestamp.field"      = time
        "timezone"             = var.timezone
        "s3.bucket.name"       = var.raw_bucket
        "s3.region"            = var.region
        "topics.dir"           = var.topics_dir
        "parquet.codec"        = "zstd"
        "flush.size"           = "1000000"
        "schema.compatibility" = "BACKWARD"
      },
      var.sink == "clicklake" ? local.own : local.confluent,
    )
  }

  trust = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "kafkaconnect.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  }

  # https://docs.aws.amazon.com/msk/latest/developerguide/msk-connect-service-execution-role.html
  policy = {
    Version = "2012-10-17"
    Statement = concat(
      var.writer_statements,
      [
        {
          Sid      = "ConnectToKafka"
          Effect   = "Allow"
          Action   = ["kafka-cluster:Connect", "kafka-cluster:DescribeCluster"]
          Resource = local.cluster_arn
        },
        {
          Sid      = "ReadEvents"
          Effect   = "Allow"
          Action   = ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"]
          Resource = local.writing_topics
        },
        {
          Sid    = "KeepItsState"
          Effect = "Allow"
          Action = [
            "kafka-cluster:CreateTopic",
            "kafka-cluster:DescribeTopic",
            "kafka-cluster:ReadData",
            "kafka-cluster:WriteData",
          ]
          Resource = "${local.topic_arn}/__amazon_msk_connect_*"
        },
        {
          Sid      = "BeOneGroup"
          Effect   = "Allow"
          Action   = ["kafka-cluster:AlterGroup", "kafka-cluster:DescribeGroup"]
          Resource = ["${local.group_arn}/__amazon_msk_connect_*", "${local.group_arn}/connect-*"]
        },
        {
          Sid      = "ReadItsSecrets"
          Effect   = "Allow"
          Action   = ["ssm:GetParameter"]
          Resource = ["${var.parameter_arn}/kafka/ca", "${var.parameter_arn}/registry/reader"]
        },
      ],
      var.kms_key_arn == null ? [] : [
        {
          Sid       = "UseTheKey"
          Effect    = "Allow"
          Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource  = var.kms_key_arn
          Condition = { StringEquals = { "kms:ViaService" = ["s3.${var.region}.amazonaws.com", "ssm.${var.region}.amazonaws.com"] } }
        },
      ],
    )
  }
}

resource "aws_iam_role" "connect" {
  name               = local.role_name
  description        = "Workers of MSK Connect of ${var.name}."
  assume_role_policy = jsonencode(local.trust)
  tags               = var.tags
}

resource "aws_iam_role_policy" "connect" {
  name   = "connect"
  role   = aws_iam_role.connect.id
  policy = jsonencode(local.policy)
}

resource "aws_mskconnect_custom_plugin" "sink" {
  count = var.plugin == null ? 0 : 1

  name         = "${var.name}-sink-${substr(sha256(var.plugin.key), 0, 12)}"
  description  = "The S3 sink, ${var.plugin.key}."
  content_type = "ZIP"
  tags         = var.tags

  location {
    s3 {
      bucket_arn = var.distribution_bucket_arn
      file_key   = var.plugin.key
    }
  }

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_mskconnect_worker_configuration" "sink" {
  name                    = "${var.name}-sink"
  description             = "Where the sink's workers find secrets."
  properties_file_content = join("\n", [for key, value in local.worker : "${key}=${value}"])
  tags                    = var.tags
}

resource "aws_mskconnect_connector" "sink" {
  for_each = var.plugin == null ? {} : local.connectors

  name                       = each.key
  description                = "Topic ${each.value.topics} into the lake."
  kafkaconnect_version       = "3.7.x"
  connector_configuration    = each.value
  service_execution_role_arn = aws_iam_role.connect.arn
  tags                       = var.tags

  capacity {
    autoscaling {
      mcu_count        = 1
      min_worker_count = 1
      max_worker_count = each.value.topics == var.topics[0] ? var.max_workers : 1

      scale_in_policy {
        cpu_utilization_percentage = 20
      }

      scale_out_policy {
        cpu_utilization_percentage = 75
      }
    }
  }

  kafka_cluster {
    apache_kafka_cluster {
      bootstrap_servers = aws_msk_cluster.this.bootstrap_brokers_sasl_iam

      vpc {
        subnets         = var.subnet_ids
        security_groups = [var.worker_security_group_id]
      }
    }
  }

  kafka_cluster_client_authentication {
    authentication_type = "IAM"
  }

  kafka_cluster_encryption_in_transit {
    encryption_type = "TLS"
  }

  plugin {
    custom_plugin {
      arn      = aws_mskconnect_custom_plugin.sink[0].arn
      revision = aws_mskconnect_custom_plugin.sink[0].latest_revision
    }
  }

  worker_configuration {
    arn      = aws_mskconnect_worker_configuration.sink.arn
    revision = aws_mskconnect_worker_configuration.sink.latest_revision
  }

  log_delivery {
    worker_log_delivery {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.msk.name
      }
    }
  }

  depends_on = [aws_iam_role_policy.connect]
}
