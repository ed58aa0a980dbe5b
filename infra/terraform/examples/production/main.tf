# For many visitors: Kafka in three zones, as a cluster of three hosts or as MSK, by one variable. Everything else is the
# same, so that a deployment that began on one host grows by its configuration. docs/operations.md says in which order.

terraform {
  required_version = ">= 1.9"

  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.80, < 7.0"
    }
  }

  # State in S3, locked there: terraform init -backend-config=bucket=... -backend-config=region=...
  # backend "s3" {
  #   key          = "clicklake/production.tfstate"
  #   encrypt      = true
  #   use_lockfile = true # Terraform 1.10 and later
  # }
}

provider "aws" {
  region              = var.region
  allowed_account_ids = var.account_ids

  default_tags {
    tags = { environment = "production" }
  }
}

module "clicklake" {
  source = "../.."

  name        = var.name
  kms_key_arn = var.kms_key_arn

  # Three zones, each with its own ways out, and a log of what was refused.
  vpc                     = var.vpc
  redundant_egress        = true
  flow_log_retention_days = var.vpc == null ? 30 : null

  kafka              = var.kafka
  host_instance_type = var.kafka == "msk" ? "t4g.medium" : "m7g.large"
  host_volume_gib    = var.kafka == "msk" ? 20 : 200
  worker_hosts       = var.kafka == "cluster" ? var.worker_hosts : 0
  partitions         = 12
  msk                = { broker_instance_type = "kafka.m7g.large", volume_gib = 200, max_workers = 6 }

  host_release    = var.host_release
  function_digest = var.function_digest
  schema_pins     = var.schema_pins
  force_destroy   = var.force_destroy

  # Older data is read seldom; nothing is deleted. The role may delete what a person asks to be deleted.
  lake_tier                  = { after_days = 90, storage_class = "INTELLIGENT_TIERING" }
  break_glass_principal_arns = var.break_glass_principal_arns

  allowed_origins               = var.allowed_origins
  domain                        = var.domain
  throttle                      = { requests_per_second = 2000, burst = 4000 }
  function_memory_mib           = 1769 # a whole processor
  function_reserved_concurrency = 200

  query_scan_limit_gib = 100
  log_retention_days   = 30
  alarm_emails         = var.alarm_emails
}
