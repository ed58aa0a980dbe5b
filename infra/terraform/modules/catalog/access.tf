# What somebody needs who asks the lake, to be attached to their role: this workgroup, these tables, reading alone.

locals {
  glue = "arn:${var.partition}:glue:${var.region}:${var.account_id}"

  analyst = {
    Version = "2012-10-17"
    Statement = concat(
      [
        {
          Sid    = "AskInTheWorkgroup"
          Effect = "Allow"
          Action = [
            "athena:BatchGetNamedQuery",
            "athena:BatchGetQueryExecution",
            "athena:GetNamedQuery",
            "athena:GetQueryExecution",
            "athena:GetQueryResults",
            "athena:GetQueryResultsStream",
            "athena:GetWorkGroup",
            "athena:ListNamedQueries",
            "athena:ListQueryExecutions",
            "athena:StartQueryExecution",
            "athena:StopQueryExecution",
          ]
          Resource = "arn:${var.partition}:athena:${var.region}:${var.account_id}:workgroup/${var.name}"
        },
        {
          Sid      = "SeeTheTables"
          Effect   = "Allow"
          Action   = ["glue:GetDatabase", "glue:GetDatabases", "glue:GetPartition", "glue:GetPartitions", "glue:GetTable", "glue:GetTables"]
          Resource = ["${local.glue}:catalog", "${local.glue}:database/${var.database}", "${local.glue}:table/${var.database}/*"]
        },
        {
          Sid      = "ListTheLake"
          Effect   = "Allow"
          Action   = ["s3:GetBucketLocation", "s3:ListBucket"]
          Resource = [var.raw_bucket_arn, var.results_bucket_arn]
        },
        {
          Sid      = "ReadTheLake"
          Effect   = "Allow"
          Action   = ["s3:GetObject"]
          Resource = [for table in local.tables : "${var.raw_bucket_arn}/${var.topics_dir}/${trimprefix(table.location, local.generated_location)}*"]
        },
        {
          Sid      = "KeepResults"
          Effect   = "Allow"
          Action   = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:ListMultipartUploadParts", "s3:PutObject"]
          Resource = "${var.results_bucket_arn}/results/*"
        },
      ],
      var.kms_key_arn == null ? [] : [
        {
          Sid       = "UseTheKey"
          Effect    = "Allow"
          Action    = ["kms:Decrypt", "kms:GenerateDataKey"]
          Resource  = var.kms_key_arn
          Condition = { StringEquals = { "kms:ViaService" = "s3.${var.region}.amazonaws.com" } }
        },
      ],
    )
  }
}

resource "aws_iam_policy" "analyst" {
  name        = "${var.name}-${var.region}-analyst"
  description = "Asking the lake of ${var.name} in Athena."
  policy      = jsonencode(local.analyst)
  tags        = var.tags
}
