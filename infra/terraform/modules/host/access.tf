# What a host may do: its parts' work and no more. AmazonSSMManagedInstanceCore is not attached, because it lets a host
# read every parameter of the account.

locals {
  # By name, so that policies elsewhere can be read in a plan.
  role_name = "${var.name}-${var.region}-host"
  role_arn  = "arn:${var.partition}:iam::${var.account_id}:role/${local.role_name}"

  trust = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "ec2.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  }

  policy = {
    Version = "2012-10-17"
    Statement = concat(
      [for statement in var.writer_statements : statement if var.kafka != "msk"],
      [
        {
          Sid      = "ReadDistributions"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = ["${var.distribution_bucket_arn}/releases/*", "${var.distribution_bucket_arn}/vendor/*"]
        },
        {
          Sid      = "ReadParameters"
          Effect   = "Allow"
          Action   = ["ssm:GetParameter"]
          Resource = "${local.parameter_arn}/*"
        },
        {
          Sid      = "MakeSecrets"
          Effect   = "Allow"
          Action   = ["ssm:PutParameter"]
          Resource = ["${local.parameter_arn}/kafka/*", "${local.parameter_arn}/registry/*"]
        },
        {
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"]
          Resource = "arn:${var.partition}:logs:${var.region}:${var.account_id}:log-group:${local.log_group}:*"
        },
        {
          Sid      = "BeManaged"
          Effect   = "Allow"
          Action   = ["ssm:UpdateInstanceInformation"]
          Resource = "arn:${var.partition}:ec2:${var.region}:${var.account_id}:instance/*"
        },
        {
          # These know no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsessionmanagermessagegatewayservice.html
          Sid    = "TalkToSystemsManager"
          Effect = "Allow"
          Action = [
            "ssmmessages:CreateControlChannel",
            "ssmmessages:CreateDataChannel",
            "ssmmessages:OpenControlChannel",
            "ssmmessages:OpenDataChannel",
          ]
          Resource = "*"
        },
      ],
      var.kms_key_arn == null ? [] : [
        {
          Sid       = "UseTheKey"
          Effect    = "Allow"
          Action    = ["kms:Decrypt", "kms:Encrypt", "kms:GenerateDataKey"]
          Resource  = var.kms_key_arn
          Condition = { StringEquals = { "kms:ViaService" = ["s3.${var.region}.amazonaws.com", "ssm.${var.region}.amazonaws.com"] } }
        },
      ],
    )
  }
}

resource "aws_iam_role" "host" {
  name               = local.role_name
  description        = "Hosts of ${var.name}: Kafka, the registry, Connect."
  assume_role_policy = jsonencode(local.trust)
  tags               = var.tags
}

resource "aws_iam_role_policy" "host" {
  name   = "host"
  role   = aws_iam_role.host.id
  policy = jsonencode(local.policy)
}

resource "aws_iam_instance_profile" "host" {
  name = local.role_name
  role = aws_iam_role.host.name
  tags = var.tags
}
