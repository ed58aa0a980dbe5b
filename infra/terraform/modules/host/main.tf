# Hosts of the distribution: Kafka, the schema registry and Connect, as their roles say. A host can be replaced at any
# time: what must stay is on its data volume, what it runs is named by parameters, and secrets are its own to make.

data "aws_ssm_parameter" "al2023" {
  count = var.ami_id == null ? 1 : 0

  name = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64"
}

locals {
  parameter_prefix = "/clicklake/${var.name}"
  parameter_arn    = "arn:${var.partition}:ssm:${var.region}:${var.account_id}:parameter${local.parameter_prefix}"
  log_group        = "/clicklake/${var.name}/host"
  domain           = "${var.name}.internal"

  # Brokers that vote are the first hosts, so that their node ids are 1, 2, 3; workers of Connect alone come after them.
  kinds = concat(
    var.kafka == "msk" ? ["registry"] : [for number in range(var.kafka == "cluster" ? 3 : 1) : "broker"],
    [for number in range(var.worker_hosts) : "worker"],
  )

  nodes = {
    for index, kind in local.kinds : tostring(index + 1) => {
      subnet_id = var.subnet_ids[index % length(var.subnet_ids)]
      zone      = var.zones[index % length(var.zones)]
      kind      = kind
      host      = "host-${index + 1}.${local.domain}"
    } if var.release != null
  }

  brokers      = [for index, kind in local.kinds : "host-${index + 1}.${local.domain}" if kind == "broker"]
  bootstrap    = join(",", [for host in local.brokers : "${host}:9094"])
  registry_url = "https://host-1.${local.domain}:8081${var.registry_distribution == "apicurio" ? "/apis/ccompat/v7" : ""}"

  # Without secrets: those are made by the hosts, under the prefix, and never seen here.
  environments = {
    for id, node in local.nodes : id => merge(
      {
        CLICKLAKE_NAME             = var.name
        CLICKLAKE_REGION           = var.region
        CLICKLAKE_NODE_ID          = id
        CLICKLAKE_ADVERTISED_HOST  = node.host
        CLICKLAKE_PARAMETER_PREFIX = local.parameter_prefix
        CLICKLAKE_BUCKET           = var.raw_bucket
        CLICKLAKE_TOPICS_DIR       = var.topics_dir
        CLICKLAKE_TIMEZONE         = var.timezone
        CLICKLAKE_PARTITIONS       = tostring(var.partitions)
        CLICKLAKE_REPLICATION      = tostring(max(1, length(local.brokers)))
        CLICKLAKE_RETENTION_HOURS  = tostring(var.retention_hours)
        CLICKLAKE_SINK             = var.sink
        CLICKLAKE_REGISTRY         = var.registry_distribution
        CLICKLAKE_LOG_GROUP        = local.log_group
      },
      length(local.brokers) < 2 ? {} : { CLICKLAKE_VOTERS = join(",", [for index, host in local.brokers : "${index + 1}@${host}:9093"]) },
      node.kind == "worker" ? { CLICKLAKE_BOOTSTRAP = local.bootstrap } : {},
      node.kind == "registry" ? { CLICKLAKE_ROLE = "registry" } : {},
      id == "1" ? {} : { CLICKLAKE_REGISTRY_URL = local.registry_url },
      var.kms_key_arn == null ? {} : { CLICKLAKE_KMS_KEY = var.kms_key_arn },
      var.settings,
    )
  }

  # The release first, then what else is unpacked: directory, key and checksum of each.
  release = var.release == null ? "" : join("\n", concat(
    ["${var.release.version} ${var.release.sha256}"],
    [for directory, archive in var.archives : "${directory} ${archive.key} ${archive.sha256}"],
  ))
}

resource "aws_ssm_parameter" "release" {
  count = var.release == null ? 0 : 1

  name           = "${local.parameter_prefix}/release"
  description    = "Release of the hosts, archives beside it, and their checksums; read by clicklake-release."
  type           = "String"
  insecure_value = local.release
  tags           = var.tags
}

resource "aws_ssm_parameter" "environment" {
  for_each = local.environments

  name           = "${local.parameter_prefix}/host/${each.key}"
  description    = "Settings of host ${each.key}, without secrets; read by clicklake-release."
  type           = "String"
  insecure_value = join("\n", [for key, value in each.value : "${key}=${value}"])
  tags           = var.tags
}

# Runs on one host after the other: aws ssm send-command --max-concurrency 1, or ./clicklake deploy.
resource "aws_ssm_document" "release" {
  name            = "${var.name}-release"
  document_type   = "Command"
  document_format = "JSON"
  target_type     = "/AWS::EC2::Instance"
  tags            = var.tags

  content = jsonencode({
    schemaVersion = "2.2"
    description   = "Brings a host of ${var.name} to the release that ${local.parameter_prefix}/release names."
    mainSteps = [{
      action = "aws:runShellScript"
      name   = "release"
      inputs = { timeoutSeconds = "900", runCommand = ["/usr/local/sbin/clicklake-release"] }
    }]
  })
}

resource "aws_ebs_volume" "data" {
  for_each = local.nodes

  availability_zone = each.value.zone
  type              = "gp3"
  size              = var.volume_gib
  encrypted         = true
  kms_key_id        = var.kms_key_arn
  final_snapshot    = true
  tags              = merge(var.tags, { Name = "${var.name}-data-${each.key}" })
}

resource "aws_volume_attachment" "data" {
  for_each = local.nodes

  device_name = "/dev/sdf"
  volume_id   = aws_ebs_volume.data[each.key].id
  instance_id = aws_instance.node[each.key].id

  # A broker that stops in order starts again without a recovery.
  stop_instance_before_detaching = true
}

resource "aws_instance" "node" {
  for_each = local.nodes

  ami                         = var.ami_id == null ? data.aws_ssm_parameter.al2023[0].insecure_value : var.ami_id
  instance_type               = var.instance_type
  subnet_id                   = each.value.subnet_id
  vpc_security_group_ids      = [var.security_group_id]
  associate_public_ip_address = false
  iam_instance_profile        = aws_iam_instance_profile.host.name
  tags                        = merge(var.tags, { Name = "${var.name}-${each.key}", "clicklake:host" = var.name })

  user_data_replace_on_change = true
  user_data = templatefile("${path.module}/user-data.sh.tftpl", {
    region              = var.region
    parameter_prefix    = local.parameter_prefix
    node                = each.key
    distribution_bucket = var.distribution_bucket
    mount_data          = file("${path.module}/files/mount-data")
    release             = file("${path.module}/files/clicklake-release")
  })

  metadata_options {
    http_endpoint               = "enabled"
    http_tokens                 = "required"
    http_put_response_hop_limit = 1
    instance_metadata_tags      = "disabled"
  }

  root_block_device {
    volume_type = "gp3"
    volume_size = var.root_volume_gib
    encrypted   = true
    kms_key_id  = var.kms_key_arn
    tags        = merge(var.tags, { Name = "${var.name}-root-${each.key}" })
  }

  # Broken hardware: AWS moves the instance, with its addresses and volumes.
  maintenance_options {
    auto_recovery = "default"
  }

  lifecycle {
    # A new image of Amazon Linux is taken on purpose: terraform apply -replace=...
    ignore_changes = [ami]
  }

  depends_on = [aws_ssm_parameter.release, aws_ssm_parameter.environment, aws_iam_role_policy.host]
}

# An operating system that hangs is not moved, but started again.
resource "aws_cloudwatch_metric_alarm" "hung" {
  for_each = local.nodes

  alarm_name          = "${var.name}-host-${each.key}-hung"
  alarm_description   = "The operating system of host ${each.key} does not answer; it is started again. docs/operations.md#host-hung"
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed_Instance"
  dimensions          = { InstanceId = aws_instance.node[each.key].id }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 5
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "missing"
  alarm_actions       = concat(["arn:${var.partition}:automate:${var.region}:ec2:reboot"], var.alarm_actions)
  ok_actions          = var.alarm_actions
  tags                = var.tags
}

resource "aws_cloudwatch_metric_alarm" "impaired" {
  for_each = local.nodes

  alarm_name          = "${var.name}-host-${each.key}-impaired"
  alarm_description   = "The hardware under host ${each.key} has failed; the instance is recovered on other hardware. docs/operations.md#host-impaired"
  namespace           = "AWS/EC2"
  metric_name         = "StatusCheckFailed_System"
  dimensions          = { InstanceId = aws_instance.node[each.key].id }
  statistic           = "Maximum"
  period              = 60
  evaluation_periods  = 2
  threshold           = 1
  comparison_operator = "GreaterThanOrEqualToThreshold"
  treat_missing_data  = "missing"
  alarm_actions       = concat(["arn:${var.partition}:automate:${var.region}:ec2:recover"], var.alarm_actions)
  ok_actions          = var.alarm_actions
  tags                = var.tags
}

resource "aws_cloudwatch_log_group" "host" {
  name              = local.log_group
  retention_in_days = var.log_retention_days
  tags              = var.tags
}

# Names that stay when an instance is replaced; certificates bear them.

resource "aws_route53_zone" "internal" {
  count = length(local.nodes) > 0 ? 1 : 0

  name    = local.domain
  comment = "Hosts of ${var.name}."
  tags    = var.tags

  vpc {
    vpc_id = var.vpc_id
  }
}

resource "aws_route53_record" "node" {
  for_each = local.nodes

  zone_id = aws_route53_zone.internal[0].zone_id
  name    = each.value.host
  type    = "A"
  ttl     = 30
  records = [aws_instance.node[each.key].private_ip]
}
