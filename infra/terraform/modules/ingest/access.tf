# What the function may do: write its log, be in the VPC, read its own password.

locals {
  trust = {
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = { "aws:SourceAccount" = var.account_id } }
    }]
  }

  ec2 = "arn:${var.partition}:ec2:${var.region}:${var.account_id}"

  parameters = concat(
    ["${var.parameter_arn}/registry/reader", "${var.parameter_arn}/kafka/ca"],
    var.kafka == "msk" ? [] : ["${var.parameter_arn}/kafka/producer"],
  )

  policy = {
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid      = "WriteLogs"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "arn:${var.partition}:logs:${var.region}:${var.account_id}:log-group:${local.log_group}:*"
        },
        {
          Sid      = "MakeNetworkInterfaces"
          Effect   = "Allow"
          Action   = ["ec2:CreateNetworkInterface"]
          Resource = concat(["${local.ec2}:network-interface/*", "${local.ec2}:security-group/${var.security_group_id}"], [for id in var.subnet_ids : "${local.ec2}:subnet/${id}"])
        },
        {
          # Of interfaces that are not made yet no id is known; the statement below keeps the function's code from them.
          Sid      = "ManageNetworkInterfaces"
          Effect   = "Allow"
          Action   = ["ec2:AssignPrivateIpAddresses", "ec2:DeleteNetworkInterface", "ec2:UnassignPrivateIpAddresses"]
          Resource = "${local.ec2}:network-interface/*"
        },
        {
          # Describing knows no resources.
          Sid      = "SeeNetworkInterfaces"
          Effect   = "Allow"
          Action   = ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"]
          Resource = "*"
        },
        {
          # The service makes interfaces with this role; the code that runs with it must not.
          # https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
          Sid    = "NotFromTheCode"
          Effect = "Deny"
          Action = [
            "ec2:AssignPrivateIpAddresses",
            "ec2:CreateNetworkInterface",
            "ec2:DeleteNetworkInterface",
            "ec2:DescribeNetworkInterfaces",
            "ec2:DescribeSubnets",
            "ec2:UnassignPrivateIpAddresses",
          ]
          Resource  = "*"
          Condition = { ArnEquals = { "lambda:SourceFunctionArn" = local.function_arn } }
        },
        {
          Sid      = "ReadItsSecrets"
          Effect   = "Allow"
          Action   = ["ssm:GetParameters"]
          Resource = local.parameters
        },
      ],
      var.kms_key_arn == null ? [] : [
        {
          Sid       = "DecryptItsSecrets"
          Effect    = "Allow"
          Action    = ["kms:Decrypt"]
          Resource  = var.kms_key_arn
          Condition = { StringEquals = { "kms:ViaService" = "ssm.${var.region}.amazonaws.com" } }
        },
      ],
      var.kafka_statements,
    )
  }
}

resource "aws_iam_role" "function" {
  name               = "${var.name}-${var.region}-ingest"
  description        = "The function of ${var.name} that takes events."
  assume_role_policy = jsonencode(local.trust)
  tags               = var.tags
}

resource "aws_iam_role_policy" "function" {
  name   = "ingest"
  role   = aws_iam_role.function.id
  policy = jsonencode(local.policy)
}
