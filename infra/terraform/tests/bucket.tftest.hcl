# Every bucket: private, encrypted, versioned, owned by the account, over TLS.

mock_provider "aws" {
  source = "./tests/mocks"
}

variables {
  name      = "clicklake-123456789012-eu-central-1-raw"
  partition = "aws"
}

run "by_default" {
  module {
    source = "./modules/bucket"
  }

  assert {
    condition = alltrue([
      aws_s3_bucket_public_access_block.this.block_public_acls,
      aws_s3_bucket_public_access_block.this.block_public_policy,
      aws_s3_bucket_public_access_block.this.ignore_public_acls,
      aws_s3_bucket_public_access_block.this.restrict_public_buckets,
    ])
    error_message = "The bucket can be made public."
  }

  assert {
    condition     = aws_s3_bucket_ownership_controls.this.rule[0].object_ownership == "BucketOwnerEnforced"
    error_message = "Objects can belong to somebody else than the bucket's owner."
  }

  assert {
    condition     = one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "AES256"
    error_message = "Objects are not encrypted."
  }

  assert {
    condition     = aws_s3_bucket_versioning.this.versioning_configuration[0].status == "Enabled"
    error_message = "What is replaced is lost."
  }

  assert {
    condition     = !aws_s3_bucket.this.force_destroy
    error_message = "Destroying the bucket deletes what is in it without being asked to."
  }

  assert {
    condition     = one([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule.abort_incomplete_multipart_upload[0].days_after_initiation if rule.id == "abort-incomplete-uploads" && rule.status == "Enabled"]) == 1
    error_message = "Incomplete uploads stay and are paid for."
  }

  assert {
    condition = alltrue([
      for rule in aws_s3_bucket_lifecycle_configuration.this.rule : rule.noncurrent_version_expiration[0].noncurrent_days == 30 && rule.expiration[0].expired_object_delete_marker
      if rule.id == "expire-old-versions"
    ])
    error_message = "Old versions or delete markers stay for ever."
  }

  assert {
    condition     = length(aws_s3_bucket_lifecycle_configuration.this.rule) == 2
    error_message = "Something ages without being asked to."
  }

  assert {
    condition = anytrue([
      for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement :
      statement.Effect == "Deny" && statement.Principal == "*" && statement.Action == "s3:*" && try(statement.Condition.Bool["aws:SecureTransport"], "") == "false"
      && toset(statement.Resource) == toset(["arn:aws:s3:::clicklake-123456789012-eu-central-1-raw", "arn:aws:s3:::clicklake-123456789012-eu-central-1-raw/*"])
    ])
    error_message = "The bucket can be reached without TLS: ${aws_s3_bucket_policy.this.policy}"
  }

  assert {
    condition     = anytrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Effect == "Deny" && try(statement.Condition.NumericLessThan["s3:TlsVersion"], "") == "1.2"])
    error_message = "The bucket can be reached with TLS 1.1: ${aws_s3_bucket_policy.this.policy}"
  }

  assert {
    condition     = alltrue([for statement in jsondecode(aws_s3_bucket_policy.this.policy).Statement : statement.Effect == "Deny"])
    error_message = "A bucket's policy allows somebody something; roles are allowed by their own policies: ${aws_s3_bucket_policy.this.policy}"
  }
}

run "with_a_key" {
  module {
    source = "./modules/bucket"
  }

  variables {
    kms_key_arn = "arn:aws:kms:eu-central-1:123456789012:key/1"
  }

  assert {
    condition = (
      one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].sse_algorithm == "aws:kms"
      && one(aws_s3_bucket_server_side_encryption_configuration.this.rule).apply_server_side_encryption_by_default[0].kms_master_key_id == "arn:aws:kms:eu-central-1:123456789012:key/1"
      && one(aws_s3_bucket_server_side_encryption_configuration.this.rule).bucket_key_enabled
    )
    error_message = "The key is not used, or asked for with every object."
  }
}

run "that_ages" {
  module {
    source = "./modules/bucket"
  }

  variables {
    ageing = {
      data    = { prefix = "topics/clickstream/", tier = { after_days = 90, storage_class = "GLACIER_IR" }, expire_days = 400 }
      results = { prefix = "results/", expire_days = 14 }
    }
  }

  assert {
    condition = one([
      for rule in aws_s3_bucket_lifecycle_configuration.this.rule : {
        prefix = rule.filter[0].prefix, days = one(rule.transition).days, class = one(rule.transition).storage_class, gone = rule.expiration[0].days
      } if rule.id == "age-data"
    ]) == { prefix = "topics/clickstream/", days = 90, class = "GLACIER_IR", gone = 400 }
    error_message = "Data does not age as was said."
  }

  assert {
    condition     = one([for rule in aws_s3_bucket_lifecycle_configuration.this.rule : length(rule.transition) if rule.id == "age-results"]) == 0
    error_message = "Results change their class without being asked to."
  }
}

run "of_a_wrong_name" {
  command = plan

  module {
    source = "./modules/bucket"
  }

  variables {
    name = "Clicks_raw"
  }

  expect_failures = [var.name]
}
