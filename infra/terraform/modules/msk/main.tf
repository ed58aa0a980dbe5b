# Kafka and Connect run by AWS. There are no passwords: what a role may do in Kafka is said by IAM, and topics come into
# being when the function first writes to them, because nobody may make others.

locals {
  cluster_name = var.name
  kafka_arn    = "arn:${var.partition}:kafka:${var.region}:${var.account_id}"
  cluster_arn  = "${local.kafka_arn}:cluster/${local.cluster_name}/*"
  topic_arn    = "${local.kafka_arn}:topic/${local.cluster_name}/*"
  group_arn    = "${local.kafka_arn}:group/${local.cluster_name}/*"
  log_group    = "/clicklake/${var.name}/msk"

  writing_topics = [for topic in var.topics : "${local.topic_arn}/${topic}"]

  # What the function may do: write to its topics, and make them.
  producer_statements = [
    {
      Sid      = "ConnectToKafka"
      Effect   = "Allow"
      Action   = ["kafka-cluster:Connect", "kafka-cluster:WriteDataIdempotently"]
      Resource = local.cluster_arn
    },
    {
      Sid      = "WriteEvents"
      Effect   = "Allow"
      Action   = ["kafka-cluster:CreateTopic", "kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"]
      Resource = local.writing_topics
    },
  ]
}

resource "aws_cloudwatch_log_group" "msk" {
  name              = local.log_group
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

resource "aws_msk_configuration" "this" {
  name           = var.name
  description    = "Topics of ${var.name}."
  kafka_versions = [var.kafka_version]

  server_properties = <<-EOT
    auto.create.topics.enable=true
    default.replication.factor=3
    log.retention.hours=${var.retention_hours}
    min.insync.replicas=2
    num.partitions=${var.partitions}
    unclean.leader.election.enable=false
  EOT

  lifecycle {
    create_before_destroy = true
  }
}

resource "aws_msk_cluster" "this" {
  cluster_name           = local.cluster_name
  kafka_version          = var.kafka_version
  number_of_broker_nodes = length(var.subnet_ids)
  enhanced_monitoring    = "DEFAULT"
  tags                   = var.tags

  broker_node_group_info {
    instance_type   = var.broker_instance_type
    client_subnets  = var.subnet_ids
    security_groups = [var.broker_security_group_id]

    storage_info {
      ebs_storage_info {
        volume_size = var.volume_gib
      }
    }

    connectivity_info {
      public_access {
        type = "DISABLED"
      }
    }
  }

  client_authentication {
    unauthenticated = false

    sasl {
      iam   = true
      scram = false
    }
  }

  encryption_info {
    encryption_at_rest_kms_key_arn = var.kms_key_arn

    encryption_in_transit {
      client_broker = "TLS"
      in_cluster    = true
    }
  }

  configuration_info {
    arn      = aws_msk_configuration.this.arn
    revision = aws_msk_configuration.this.latest_revision
  }

  logging_info {
    broker_logs {
      cloudwatch_logs {
        enabled   = true
        log_group = aws_cloudwatch_log_group.msk.name
      }
    }
  }
}
