# MSK: three zones, IAM and TLS alone, no password anywhere.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                     = "clicklake"
  partition                = "aws"
  account_id               = "123456789012"
  region                   = "eu-central-1"
  subnet_ids               = ["subnet-a", "subnet-b", "subnet-c"]
  broker_security_group_id = "sg-broker"
  worker_security_group_id = "sg-worker"
  kafka_version            = "3.8.x"
  broker_instance_type     = "kafka.m7g.large"
  volume_gib               = 100
  max_workers              = 4
  max_tasks                = 12
  topics                   = ["clickstream", "clickstream.rejected"]
  timestamp_fields         = { "clickstream" = "event_time", "clickstream.rejected" = "received_at" }
  partitions               = 6
  retention_hours          = 168
  sink                     = "clicklake"
  plugin                   = { key = "releases/0.1.0/clicklake-sink-0.1.0.zip" }
  distribution_bucket_arn  = "arn:aws:s3:::clicklake-distribution"
  raw_bucket               = "clicklake-raw"
  topics_dir               = "topics"
  timezone                 = "UTC"
  writer_statements        = [{ Sid = "ReadAndWriteTheLake", Effect = "Allow", Action = ["s3:PutObject"], Resource = "arn:aws:s3:::clicklake-raw/topics/*" }]
  registry_url             = "https://host-1.clicklake.internal:8081/apis/ccompat/v7"
  parameter_prefix         = "/clicklake/clicklake"
  parameter_arn            = "arn:aws:ssm:eu-central-1:123456789012:parameter/clicklake/clicklake"
  log_retention_days       = 14
}

run "brokers" {
  module {
    source = "./modules/msk"
  }

  assert {
    condition     = aws_msk_cluster.this.number_of_broker_nodes == 3 && aws_msk_cluster.this.broker_node_group_info[0].client_subnets == toset(["subnet-a", "subnet-b", "subnet-c"])
    error_message = "There is not one broker in each zone."
  }

  assert {
    condition     = aws_msk_cluster.this.broker_node_group_info[0].connectivity_info[0].public_access[0].type == "DISABLED" && aws_msk_cluster.this.broker_node_group_info[0].security_groups == toset(["sg-broker"])
    error_message = "Brokers can be reached from the internet."
  }

  assert {
    condition     = !aws_msk_cluster.this.client_authentication[0].unauthenticated && aws_msk_cluster.this.client_authentication[0].sasl[0].iam && !aws_msk_cluster.this.client_authentication[0].sasl[0].scram
    error_message = "Clients come in without IAM."
  }

  assert {
    condition     = aws_msk_cluster.this.encryption_info[0].encryption_in_transit[0].client_broker == "TLS" && aws_msk_cluster.this.encryption_info[0].encryption_in_transit[0].in_cluster
    error_message = "Records travel as plain text."
  }

  assert {
    condition     = alltrue([for line in ["default.replication.factor=3", "min.insync.replicas=2", "unclean.leader.election.enable=false", "log.retention.hours=168", "num.partitions=6"] : strcontains(aws_msk_configuration.this.server_properties, line)])
    error_message = "An acknowledged record could be lost: ${aws_msk_configuration.this.server_properties}"
  }
}

run "rights" {
  module {
    source = "./modules/msk"
  }

  assert {
    condition = jsonencode([for statement in output.producer_statements : [statement.Action, statement.Resource]]) == jsonencode([
      [["kafka-cluster:Connect", "kafka-cluster:WriteDataIdempotently"], "arn:aws:kafka:eu-central-1:123456789012:cluster/clicklake/*"],
      [["kafka-cluster:CreateTopic", "kafka-cluster:DescribeTopic", "kafka-cluster:WriteData"], ["arn:aws:kafka:eu-central-1:123456789012:topic/clicklake/*/clickstream", "arn:aws:kafka:eu-central-1:123456789012:topic/clicklake/*/clickstream.rejected"]],
    ])
    error_message = "The function may do more than write to its topics: ${jsonencode(output.producer_statements)}"
  }

  assert {
    condition     = one([for statement in jsondecode(output.policies["role/connect"]).Statement : statement.Action if statement.Sid == "ReadEvents"]) == ["kafka-cluster:DescribeTopic", "kafka-cluster:ReadData"]
    error_message = "Connect may do more with events than read them: ${output.policies["role/connect"]}"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(output.policies["role/connect"]).Statement : alltrue([for resource in flatten([statement.Resource]) : strcontains(resource, "__amazon_msk_connect_")]) if strcontains(jsonencode(statement.Action), "kafka-cluster:WriteData")])
    error_message = "Connect may write to other topics than its own: ${output.policies["role/connect"]}"
  }

  assert {
    condition     = jsondecode(aws_iam_role.connect.assume_role_policy).Statement[0].Principal == { Service = "kafkaconnect.amazonaws.com" } && jsondecode(aws_iam_role.connect.assume_role_policy).Statement[0].Condition.StringEquals["aws:SourceAccount"] == "123456789012"
    error_message = "Others take the role of Connect: ${aws_iam_role.connect.assume_role_policy}"
  }

  assert {
    condition     = output.role_arn == "arn:aws:iam::123456789012:role/${aws_iam_role.connect.name}"
    error_message = "The lake's policy names another role."
  }
}

run "connectors" {
  module {
    source = "./modules/msk"
  }

  assert {
    condition     = { for name, connector in aws_mskconnect_connector.sink : name => [connector.connector_configuration["topics"], connector.connector_configuration["timestamp.field"], connector.connector_configuration["tasks.max"]] } == { clicklake-clickstream = ["clickstream", "event_time", "6"], clicklake-clickstream-rejected = ["clickstream.rejected", "received_at", "1"] }
    error_message = "Connectors are not those of a host."
  }

  assert {
    condition = alltrue([
      for connector in aws_mskconnect_connector.sink : connector.connector_configuration["basic.auth.user.info"] == "reader:$${ssm:/clicklake/clicklake:registry/reader}"
      && connector.connector_configuration["schema.registry.ssl.truststore.location"] == "$${ssm:/clicklake/clicklake:file:kafka/ca}"
      && connector.connector_configuration["connector.class"] == "io.clicklake.connect.S3SinkConnector"
    ])
    error_message = "A secret is in the connector's settings, and so in the state."
  }

  assert {
    condition     = alltrue([for connector in aws_mskconnect_connector.sink : connector.kafka_cluster_client_authentication[0].authentication_type == "IAM" && connector.kafka_cluster_encryption_in_transit[0].encryption_type == "TLS"])
    error_message = "Workers come in without IAM or TLS."
  }

  assert {
    condition     = aws_mskconnect_custom_plugin.sink[0].location[0].s3[0].file_key == "releases/0.1.0/clicklake-sink-0.1.0.zip"
    error_message = "Another plugin is loaded."
  }

  assert {
    condition     = strcontains(aws_mskconnect_worker_configuration.sink.properties_file_content, "config.providers.ssm.class=io.clicklake.connect.secret.ParameterStore")
    error_message = "Workers do not find secrets."
  }
}

run "confluents_sink" {
  command = plan

  module {
    source = "./modules/msk"
  }

  variables {
    sink   = "confluent"
    plugin = { key = "vendor/confluent-s3.zip" }
  }

  assert {
    condition     = alltrue([for settings in local.connectors : settings["connector.class"] == "io.confluent.connect.s3.S3SinkConnector" && settings["path.format"] == "'year'=YYYY/'month'=MM/'day'=dd/'hour'=HH" && settings["value.converter"] == "io.confluent.connect.avro.AvroConverter"])
    error_message = "Confluent's sink is not configured as connect/config has it."
  }
}

run "before_a_release" {
  command = plan

  module {
    source = "./modules/msk"
  }

  variables {
    plugin = null
  }

  assert {
    condition     = length(aws_mskconnect_connector.sink) + length(aws_mskconnect_custom_plugin.sink) == 0
    error_message = "There is a connector without a plugin."
  }
}
