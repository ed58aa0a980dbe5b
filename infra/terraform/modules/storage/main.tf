# Three buckets: the lake, what hosts and functions are made of, and the results of queries.

locals {
  prefix = "${var.name}-${var.account_id}-${var.region}"
  raw    = "${local.prefix}-raw"
  arn    = "arn:${var.partition}:s3:::${local.raw}"
  lake   = "${local.arn}/${var.topics_dir}"

  # Data of topics ages; commit logs never do: the newest record of each says where a sink goes on.
  ageing = {
    for topic in var.topics : replace(topic, ".", "-") => {
      prefix      = "${var.topics_dir}/${topic}/"
      tier        = var.lake_tier
      expire_days = var.lake_expiration_days
    } if var.lake_tier != null || var.lake_expiration_days != null
  }

  # aws:PrincipalArn of a session is its role's ARN, by name: a role made again under its name fits, which a Principal
  # or NotPrincipal would not, since S3 keeps those as the id of the role that was.
  writers_only = {
    Sid       = "DenyWritesButTheSinks"
    Effect    = "Deny"
    Principal = "*"
    Action = [
      "s3:AbortMultipartUpload",
      "s3:DeleteObject",
      "s3:DeleteObjectTagging",
      "s3:DeleteObjectVersion",
      "s3:DeleteObjectVersionTagging",
      "s3:PutObject",
      "s3:PutObjectAcl",
      "s3:PutObjectTagging",
      "s3:PutObjectVersionAcl",
      "s3:PutObjectVersionTagging",
      "s3:ReplicateDelete",
      "s3:ReplicateObject",
      "s3:RestoreObject",
    ]
    Resource  = "${local.arn}/*"
    Condition = { ArnNotLike = { "aws:PrincipalArn" = concat([var.writer_role_arn], var.break_glass_principal_arns) } }
  }

  # Exactly once rests on conditional writes: with this, S3 takes no other from the sink, and nothing in the lake can be
  # overwritten unseen. https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html
  conditional_only = {
    Sid       = "DenyUnconditionalWrites"
    Effect    = "Deny"
    Principal = "*"
    Action    = "s3:PutObject"
    Resource  = "${local.lake}/*"
    Condition = merge(
      {
        Null = { "s3:if-none-match" = "true", "s3:if-match" = "true" }
        Bool = { "s3:ObjectCreationOperation" = "true" }
      },
      length(var.break_glass_principal_arns) == 0 ? {} : {
        ArnNotLike = { "aws:PrincipalArn" = var.break_glass_principal_arns }
      },
    )
  }

  # What a sink does to the lake, and nothing else: https://docs.aws.amazon.com/AmazonS3/latest/API/API_Operations.html
  writer_statements = concat(
    [
      {
        Sid       = "ListTheLake"
        Effect    = "Allow"
        Action    = var.sink == "confluent" ? ["s3:GetBucketLocation", "s3:ListBucket", "s3:ListBucketMultipartUploads"] : ["s3:ListBucket"]
        Resource  = local.arn
        Condition = var.sink == "confluent" ? {} : { StringLike = { "s3:prefix" = "${var.topics_dir}/*" } }
      },
      {
        Sid    = "ReadAndWriteTheLake"
        Effect = "Allow"
        Action = concat(
          ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"],
          var.sink == "confluent" ? ["s3:ListMultipartUploadParts"] : [],
        )
        Resource  = "${local.lake}/*"
        Condition = {}
      },
    ],
    var.sink == "confluent" ? [] : [
      {
        Sid       = "PruneCommitLogs"
        Effect    = "Allow"
        Action    = ["s3:DeleteObject"]
        Resource  = "${local.lake}/_commits/*"
        Condition = {}
      },
    ],
  )
}

module "raw" {
  source = "../bucket"

  name                          = local.raw
  partition                     = var.partition
  kms_key_arn                   = var.kms_key_arn
  statements                    = concat([local.writers_only], var.sink == "confluent" ? [] : [local.conditional_only])
  abort_incomplete_uploads_days = var.abort_incomplete_uploads_days
  noncurrent_days               = var.noncurrent_days
  ageing                        = local.ageing
  force_destroy                 = var.force_destroy
  tags                          = var.tags
}

module "distribution" {
  source = "../bucket"

  name            = "${local.prefix}-distribution"
  partition       = var.partition
  kms_key_arn     = var.kms_key_arn
  noncurrent_days = var.noncurrent_days
  force_destroy   = var.force_destroy
  tags            = var.tags
}

module "results" {
  source = "../bucket"

  name            = "${local.prefix}-athena"
  partition       = var.partition
  kms_key_arn     = var.kms_key_arn
  noncurrent_days = 1
  ageing          = { results = { prefix = "results/", expire_days = var.query_result_days } }
  force_destroy   = var.force_destroy
  tags            = var.tags
}
