# Hosts: IMDSv2, encrypted volumes, data apart from the root, recovery, no key pair, no secret.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                    = "clicklake"
  partition               = "aws"
  account_id              = "123456789012"
  region                  = "eu-central-1"
  vpc_id                  = "vpc-0123456789abcdef0"
  subnet_ids              = ["subnet-a", "subnet-b", "subnet-c"]
  zones                   = ["eu-central-1a", "eu-central-1b", "eu-central-1c"]
  security_group_id       = "sg-host"
  kafka                   = "host"
  release                 = { version = "0.1.0", sha256 = "0000000000000000000000000000000000000000000000000000000000000000" }
  instance_type           = "t4g.medium"
  volume_gib              = 20
  raw_bucket              = "clicklake-raw"
  writer_statements       = [{ Sid = "ReadAndWriteTheLake", Effect = "Allow", Action = ["s3:PutObject"], Resource = "arn:aws:s3:::clicklake-raw/topics/*" }]
  distribution_bucket     = "clicklake-distribution"
  distribution_bucket_arn = "arn:aws:s3:::clicklake-distribution"
  topics_dir              = "topics"
  timezone                = "UTC"
  partitions              = 3
  retention_hours         = 168
  sink                    = "clicklake"
  registry_distribution   = "apicurio"
  log_retention_days      = 14
}

run "one_host" {
  module {
    source = "./modules/host"
  }

  assert {
    condition     = aws_instance.node["1"].metadata_options[0].http_tokens == "required" && aws_instance.node["1"].metadata_options[0].http_put_response_hop_limit == 1
    error_message = "Credentials can be had with IMDSv1, or from a container."
  }

  assert {
    condition     = aws_instance.node["1"].root_block_device[0].encrypted && aws_instance.node["1"].root_block_device[0].volume_type == "gp3"
    error_message = "The root volume is not an encrypted gp3."
  }

  assert {
    condition     = aws_ebs_volume.data["1"].encrypted && aws_ebs_volume.data["1"].type == "gp3" && aws_ebs_volume.data["1"].final_snapshot && aws_volume_attachment.data["1"].volume_id == aws_ebs_volume.data["1"].id
    error_message = "Data is not on an encrypted gp3 volume of its own that leaves a snapshot."
  }

  assert {
    condition     = aws_ebs_volume.data["1"].availability_zone == "eu-central-1a" && aws_instance.node["1"].subnet_id == "subnet-a"
    error_message = "Volume and instance are in different zones."
  }

  assert {
    condition     = aws_instance.node["1"].maintenance_options[0].auto_recovery == "default"
    error_message = "The instance does not recover from broken hardware."
  }

  assert {
    condition = (
      contains(aws_cloudwatch_metric_alarm.impaired["1"].alarm_actions, "arn:aws:automate:eu-central-1:ec2:recover")
      && aws_cloudwatch_metric_alarm.impaired["1"].metric_name == "StatusCheckFailed_System"
      && contains(aws_cloudwatch_metric_alarm.hung["1"].alarm_actions, "arn:aws:automate:eu-central-1:ec2:reboot")
      && aws_cloudwatch_metric_alarm.hung["1"].metric_name == "StatusCheckFailed_Instance"
    )
    error_message = "A host that fails is neither recovered nor started again."
  }

  assert {
    condition     = !aws_instance.node["1"].associate_public_ip_address && aws_instance.node["1"].vpc_security_group_ids == toset(["sg-host"])
    error_message = "The host has a public address or another security group."
  }

  assert {
    condition     = strcontains(aws_instance.node["1"].user_data, "CLICKLAKE_PARAMETER_PREFIX=/clicklake/clicklake") && !can(regex("(?i)password|secret_|aws_secret|BEGIN [A-Z ]*PRIVATE", aws_instance.node["1"].user_data))
    error_message = "User data lacks the path of parameters, or has a secret."
  }

  assert {
    condition     = !strcontains(aws_instance.node["1"].user_data, "0.1.0")
    error_message = "User data names the release, so that an upgrade would replace the host."
  }

  assert {
    condition     = length(base64encode(aws_instance.node["1"].user_data)) < 16384
    error_message = "User data is longer than EC2 takes."
  }

  assert {
    condition     = aws_ssm_parameter.release[0].insecure_value == "0.1.0 0000000000000000000000000000000000000000000000000000000000000000" && aws_ssm_parameter.release[0].type == "String" && aws_ssm_parameter.release[0].name == "/clicklake/clicklake/release"
    error_message = "The release's parameter is not what clicklake-release reads."
  }

  assert {
    condition = tomap(output.environments["1"]) == tomap({
      CLICKLAKE_NAME             = "clicklake"
      CLICKLAKE_REGION           = "eu-central-1"
      CLICKLAKE_NODE_ID          = "1"
      CLICKLAKE_ADVERTISED_HOST  = "host-1.clicklake.internal"
      CLICKLAKE_PARAMETER_PREFIX = "/clicklake/clicklake"
      CLICKLAKE_BUCKET           = "clicklake-raw"
      CLICKLAKE_TOPICS_DIR       = "topics"
      CLICKLAKE_TIMEZONE         = "UTC"
      CLICKLAKE_PARTITIONS       = "3"
      CLICKLAKE_REPLICATION      = "1"
      CLICKLAKE_RETENTION_HOURS  = "168"
      CLICKLAKE_SINK             = "clicklake"
      CLICKLAKE_REGISTRY         = "apicurio"
      CLICKLAKE_LOG_GROUP        = "/clicklake/clicklake/host"
    })
    error_message = "host.env is ${jsonencode(output.environments["1"])}."
  }

  assert {
    condition     = length(aws_ssm_parameter.environment["1"].insecure_value) < 4096
    error_message = "host.env does not fit into a parameter."
  }

  assert {
    condition     = output.bootstrap_servers == "host-1.clicklake.internal:9094" && output.registry_url == "https://host-1.clicklake.internal:8081/apis/ccompat/v7"
    error_message = "Clients look for Kafka at ${output.bootstrap_servers} and the registry at ${output.registry_url}."
  }

  assert {
    condition = jsonencode([for statement in jsondecode(output.policies["role/host"]).Statement : [statement.Sid, statement.Action, statement.Resource]]) == jsonencode([
      ["ReadAndWriteTheLake", ["s3:PutObject"], "arn:aws:s3:::clicklake-raw/topics/*"],
      ["ReadDistributions", ["s3:GetObject"], ["arn:aws:s3:::clicklake-distribution/releases/*", "arn:aws:s3:::clicklake-distribution/vendor/*"]],
      ["ReadParameters", ["ssm:GetParameter"], "arn:aws:ssm:eu-central-1:123456789012:parameter/clicklake/clicklake/*"],
      ["MakeSecrets", ["ssm:PutParameter"], ["arn:aws:ssm:eu-central-1:123456789012:parameter/clicklake/clicklake/kafka/*", "arn:aws:ssm:eu-central-1:123456789012:parameter/clicklake/clicklake/registry/*"]],
      ["WriteLogs", ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"], "arn:aws:logs:eu-central-1:123456789012:log-group:/clicklake/clicklake/host:*"],
      ["BeManaged", ["ssm:UpdateInstanceInformation"], "arn:aws:ec2:eu-central-1:123456789012:instance/*"],
      ["TalkToSystemsManager", ["ssmmessages:CreateControlChannel", "ssmmessages:CreateDataChannel", "ssmmessages:OpenControlChannel", "ssmmessages:OpenDataChannel"], "*"],
    ])
    error_message = "The host's rights have changed: ${output.policies["role/host"]}"
  }

  assert {
    condition     = jsondecode(aws_iam_role.host.assume_role_policy).Statement[0].Principal == { Service = "ec2.amazonaws.com" }
    error_message = "Others than EC2 take the host's role."
  }

  assert {
    condition     = aws_cloudwatch_log_group.host.retention_in_days == 14
    error_message = "The hosts' log is kept for ever."
  }

  assert {
    condition     = jsondecode(aws_ssm_document.release.content).mainSteps[0].inputs.runCommand == ["/usr/local/sbin/clicklake-release"]
    error_message = "The document runs something else than the release."
  }
}

run "before_a_release" {
  module {
    source = "./modules/host"
  }

  variables {
    release = null
  }

  assert {
    condition     = length(aws_instance.node) + length(aws_ebs_volume.data) + length(aws_ssm_parameter.release) == 0
    error_message = "There are hosts, and nothing that they could run."
  }

  assert {
    condition     = output.bootstrap_servers == "host-1.clicklake.internal:9094"
    error_message = "The function could not be told where Kafka will be."
  }
}

run "a_cluster_with_further_workers" {
  module {
    source = "./modules/host"
  }

  variables {
    kafka        = "cluster"
    worker_hosts = 2
  }

  assert {
    condition     = jsonencode([for id in ["1", "2", "3", "4", "5"] : contains(keys(output.environments[id]), "CLICKLAKE_BOOTSTRAP")]) == jsonencode([false, false, false, true, true])
    error_message = "Brokers look for others, or workers do not."
  }

  assert {
    condition     = distinct([for env in values(output.environments) : env.CLICKLAKE_VOTERS]) == tolist(["1@host-1.clicklake.internal:9093,2@host-2.clicklake.internal:9093,3@host-3.clicklake.internal:9093"])
    error_message = "Hosts disagree about who votes."
  }

  assert {
    condition     = distinct([for env in values(output.environments) : env.CLICKLAKE_REPLICATION]) == tolist(["3"])
    error_message = "Records are on fewer hosts than there are brokers."
  }

  assert {
    condition     = !contains(keys(output.environments["1"]), "CLICKLAKE_REGISTRY_URL") && alltrue([for id in ["2", "3", "4", "5"] : output.environments[id].CLICKLAKE_REGISTRY_URL == "https://host-1.clicklake.internal:8081/apis/ccompat/v7"])
    error_message = "There is more than one registry, or none."
  }

  assert {
    condition     = output.environments["4"].CLICKLAKE_BOOTSTRAP == "host-1.clicklake.internal:9094,host-2.clicklake.internal:9094,host-3.clicklake.internal:9094" && output.bootstrap_servers == output.environments["4"].CLICKLAKE_BOOTSTRAP
    error_message = "A worker looks for other brokers."
  }

  assert {
    condition     = length(distinct([for id in ["1", "2", "3"] : aws_instance.node[id].subnet_id])) == 3 && alltrue([for id, volume in aws_ebs_volume.data : volume.availability_zone == local.nodes[id].zone])
    error_message = "Two brokers share a zone, or a volume is in another."
  }
}

run "the_registry_alone" {
  module {
    source = "./modules/host"
  }

  variables {
    kafka = "msk"
  }

  assert {
    condition     = output.environments["1"].CLICKLAKE_ROLE == "registry" && output.bootstrap_servers == ""
    error_message = "The host beside MSK runs more than the registry."
  }

  assert {
    condition     = !strcontains(output.policies["role/host"], "clicklake-raw")
    error_message = "The host beside MSK may write to the lake."
  }
}

run "confluents_parts" {
  module {
    source = "./modules/host"
  }

  variables {
    sink                  = "confluent"
    registry_distribution = "confluent"
    archives = {
      "plugins/confluent-s3" = { key = "vendor/s3.tar.gz", sha256 = "1111111111111111111111111111111111111111111111111111111111111111" }
      "registry"             = { key = "vendor/registry.tar.gz", sha256 = "2222222222222222222222222222222222222222222222222222222222222222" }
    }
  }

  assert {
    condition     = split("\n", aws_ssm_parameter.release[0].insecure_value) == tolist(["0.1.0 ${var.release.sha256}", "plugins/confluent-s3 vendor/s3.tar.gz ${var.archives["plugins/confluent-s3"].sha256}", "registry vendor/registry.tar.gz ${var.archives["registry"].sha256}"])
    error_message = "Hosts are told ${aws_ssm_parameter.release[0].insecure_value}."
  }

  assert {
    condition     = output.registry_url == "https://host-1.clicklake.internal:8081" && output.environments["1"].CLICKLAKE_SINK == "confluent" && output.environments["1"].CLICKLAKE_REGISTRY == "confluent"
    error_message = "Confluent's parts are not chosen."
  }
}

run "with_a_key_and_settings" {
  module {
    source = "./modules/host"
  }

  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
    settings    = { CLICKLAKE_ROTATE_SECONDS = "60" }
  }

  assert {
    condition     = aws_ebs_volume.data["1"].kms_key_id == var.kms_key_arn && aws_instance.node["1"].root_block_device[0].kms_key_id == var.kms_key_arn && output.environments["1"].CLICKLAKE_KMS_KEY == var.kms_key_arn
    error_message = "The key is not used for volumes or secrets."
  }

  assert {
    condition     = one([for statement in jsondecode(output.policies["role/host"]).Statement : statement.Condition if statement.Sid == "UseTheKey"]) == { StringEquals = { "kms:ViaService" = ["s3.eu-central-1.amazonaws.com", "ssm.eu-central-1.amazonaws.com"] } }
    error_message = "The key may be used for other things than the lake and secrets."
  }

  assert {
    condition     = output.environments["1"].CLICKLAKE_ROTATE_SECONDS == "60"
    error_message = "A setting does not reach the host."
  }
}
