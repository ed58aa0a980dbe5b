# What private subnets reach without the internet. S3's gateway endpoint costs nothing; each of the others is paid by
# the hour and zone, so there are as few as will do: metrics go through logs, and the agent of Systems Manager needs no
# ec2messages from version 3.3.40 on.

locals {
  s3_endpoint         = var.egress != "none"
  interface_endpoints = var.egress == "endpoints" ? toset(["logs", "ssm", "ssmmessages"]) : toset([])

  # The account's own buckets, and where AL2023 has its packages: a credential that leaked in or out is of no use here.
  # https://docs.aws.amazon.com/linux/al2023/ug/al2023-s3-vpc-endpoint.html
  s3_policy = {
    Version = "2012-10-17"
    Statement = [
      {
        Sid       = "BucketsOfThisAccount"
        Effect    = "Allow"
        Principal = "*"
        Action = [
          "s3:AbortMultipartUpload",
          "s3:DeleteObject",
          "s3:GetBucketLocation",
          "s3:GetObject",
          "s3:ListBucket",
          "s3:ListBucketMultipartUploads",
          "s3:ListMultipartUploadParts",
          "s3:PutObject",
        ]
        Resource  = "*"
        Condition = { StringEquals = { "aws:ResourceAccount" = var.account_id } }
      },
      {
        Sid       = "PackagesOfAmazonLinux"
        Effect    = "Allow"
        Principal = "*"
        Action    = ["s3:GetObject"]
        Resource  = "arn:${var.partition}:s3:::al2023-repos-${var.region}-de612dc2/*"
      },
    ]
  }
}

resource "aws_vpc_endpoint" "s3" {
  count = local.s3_endpoint ? 1 : 0

  vpc_id            = local.vpc_id
  service_name      = "com.amazonaws.${var.region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = local.route_table_ids
  policy            = jsonencode(local.s3_policy)
  tags              = merge(var.tags, { Name = "${var.name}-s3" })

  lifecycle {
    precondition {
      condition     = length(local.route_table_ids) > 0
      error_message = "vpc.route_table_ids is empty; the S3 endpoint is entered into the route tables of the private subnets. Name them, or set egress = \"none\" where the VPC has an endpoint already."
    }
  }
}

resource "aws_vpc_endpoint" "interface" {
  for_each = local.interface_endpoints

  vpc_id              = local.vpc_id
  service_name        = "com.amazonaws.${var.region}.${each.key}"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = var.redundant_egress ? local.subnet_ids : slice(local.subnet_ids, 0, 1)
  security_group_ids  = [aws_security_group.this["endpoints"].id]
  private_dns_enabled = true
  tags                = merge(var.tags, { Name = "${var.name}-${each.key}" })
}
