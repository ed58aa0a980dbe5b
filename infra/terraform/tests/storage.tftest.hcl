# The lake: the sink writes, conditionally, and nobody else.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name                          = "clicklake"
  partition                     = "aws"
  account_id                    = "123456789012"
  region                        = "eu-central-1"
  topics_dir                    = "topics"
  topics                        = ["clickstream", "clickstream.rejected"]
  sink                          = "clicklake"
  writer_role_arn               = "arn:aws:iam::123456789012:role/clicklake-host"
  break_glass_principal_arns    = []
  abort_incomplete_uploads_days = 8
  noncurrent_days               = 30
  query_result_days             = 14
}

run "by_default" {
  module {
    source = "./modules/storage"
  }

  assert {
    condition     = output.raw_bucket == "clicklake-123456789012-eu-central-1-raw"
    error_message = "The lake's bucket is called ${output.raw_bucket}; expected its name to end with -raw."
  }

  assert {
    condition     = length(distinct([output.raw_bucket, output.distribution_bucket, output.results_bucket])) == 3
    error_message = "Lake, distributions and results share a bucket."
  }

  assert {
    condition = one([
      for statement in jsondecode(output.policies["bucket/raw"]).Statement : statement if statement.Sid == "DenyWritesButTheSinks"
      ]) == {
      Sid       = "DenyWritesButTheSinks"
      Effect    = "Deny"
      Principal = "*"
      Action = [
        "s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectTagging", "s3:DeleteObjectVersion", "s3:DeleteObjectVersionTagging",
        "s3:PutObject", "s3:PutObjectAcl", "s3:PutObjectTagging", "s3:PutObjectVersionAcl", "s3:PutObjectVersionTagging",
        "s3:ReplicateDelete", "s3:ReplicateObject", "s3:RestoreObject",
      ]
      Resource  = "arn:aws:s3:::clicklake-123456789012-eu-central-1-raw/*"
      Condition = { ArnNotLike = { "aws:PrincipalArn" = ["arn:aws:iam::123456789012:role/clicklake-host"] } }
    }
    error_message = "Others than the sink write to the lake: ${output.policies["bucket/raw"]}"
  }

  assert {
    condition = one([
      for statement in jsondecode(output.policies["bucket/raw"]).Statement : statement if statement.Sid == "DenyUnconditionalWrites"
      ]) == {
      Sid       = "DenyUnconditionalWrites"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:PutObject"
      Resource  = "arn:aws:s3:::clicklake-123456789012-eu-central-1-raw/topics/*"
      Condition = {
        Null = { "s3:if-none-match" = "true", "s3:if-match" = "true" }
        Bool = { "s3:ObjectCreationOperation" = "true" }
      }
    }
    error_message = "An object of the lake can be overwritten unseen: ${output.policies["bucket/raw"]}"
  }

  assert {
    condition     = alltrue([for policy in values(output.policies) : anytrue([for statement in jsondecode(policy).Statement : statement.Sid == "DenyWithoutTls"])])
    error_message = "A bucket can be reached without TLS."
  }

  # The sink's rights: what its code calls, where it calls it.
  assert {
    condition = jsonencode(output.writer_statements) == jsonencode([
      { Sid = "ListTheLake", Effect = "Allow", Action = ["s3:ListBucket"], Resource = "arn:aws:s3:::clicklake-123456789012-eu-central-1-raw", Condition = { StringLike = { "s3:prefix" = "topics/*" } } },
      { Sid = "ReadAndWriteTheLake", Effect = "Allow", Action = ["s3:AbortMultipartUpload", "s3:GetObject", "s3:PutObject"], Resource = "arn:aws:s3:::clicklake-123456789012-eu-central-1-raw/topics/*" },
      { Sid = "PruneCommitLogs", Effect = "Allow", Action = ["s3:DeleteObject"], Resource = "arn:aws:s3:::clicklake-123456789012-eu-central-1-raw/topics/_commits/*" },
    ])
    error_message = "The sink's rights have changed: ${jsonencode(output.writer_statements)}"
  }
}

run "with_a_break_glass_principal" {
  module {
    source = "./modules/storage"
  }

  variables {
    break_glass_principal_arns = ["arn:aws:iam::123456789012:role/repair"]
  }

  assert {
    condition = alltrue([
      for statement in jsondecode(output.policies["bucket/raw"]).Statement :
      contains(statement.Condition.ArnNotLike["aws:PrincipalArn"], "arn:aws:iam::123456789012:role/repair")
      if contains(["DenyWritesButTheSinks", "DenyUnconditionalWrites"], statement.Sid)
    ])
    error_message = "Who repairs is kept out: ${output.policies["bucket/raw"]}"
  }

  assert {
    condition     = !anytrue([for statement in jsondecode(output.policies["bucket/raw"]).Statement : strcontains(jsonencode(statement), "role/repair") if startswith(statement.Sid, "DenyWithoutTls")])
    error_message = "Who repairs may do so without TLS."
  }
}

run "with_confluents_sink" {
  module {
    source = "./modules/storage"
  }

  variables {
    sink = "confluent"
  }

  assert {
    condition     = !anytrue([for statement in jsondecode(output.policies["bucket/raw"]).Statement : statement.Sid == "DenyUnconditionalWrites"])
    error_message = "Confluent's sink is refused what it does."
  }

  assert {
    condition     = !anytrue([for statement in output.writer_statements : contains(flatten([statement.Action]), "s3:DeleteObject")])
    error_message = "Confluent's sink may delete, which it never does."
  }
}

run "that_ages" {
  module {
    source = "./modules/storage"
  }

  variables {
    lake_tier            = { after_days = 90, storage_class = "INTELLIGENT_TIERING" }
    lake_expiration_days = 400
  }

  assert {
    condition     = toset([for rule in values(local.ageing) : rule.prefix]) == toset(["topics/clickstream/", "topics/clickstream.rejected/"])
    error_message = "Not the topics' data ages, but ${jsonencode(local.ageing)}."
  }

  # The newest record of a commit log says where a sink goes on: it must never age.
  assert {
    condition     = !anytrue([for rule in values(local.ageing) : startswith("topics/_commits/", rule.prefix)])
    error_message = "Commit logs age with the data: ${jsonencode(local.ageing)}"
  }
}
