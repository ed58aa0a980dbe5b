# The pipeline in one account: events over HTTP to a function, to Kafka, through the sink into a lake that Athena reads.
#
# Applied with nothing released it makes what costs almost nothing: network, buckets, repository, tables. `host_release`
# adds the hosts, `function_digest` the function and its API. `./clicklake deploy` goes those steps in this order.

data "aws_caller_identity" "current" {}

data "aws_partition" "current" {}

data "aws_region" "current" {}

locals {
  account_id = data.aws_caller_identity.current.account_id
  partition  = data.aws_partition.current.partition
  region     = data.aws_region.current.name

  tags = merge({ "clicklake:deployment" = var.name }, var.tags)

  topics           = ["clickstream", "clickstream.rejected"]
  timestamp_fields = { "clickstream" = "event_time", "clickstream.rejected" = "received_at" }
  metric_namespace = "Clicklake"
  database         = coalesce(var.database, replace(var.name, "-", "_"))

  # Brokers in as many zones as there are, and never a quorum in one of two.
  zones       = var.kafka == "host" ? 2 : 3
  writer_role = var.kafka == "msk" ? one(module.msk[*].role_arn) : module.host.role_arn
}

module "network" {
  source = "./modules/network"

  name                    = var.name
  partition               = local.partition
  account_id              = local.account_id
  region                  = local.region
  vpc                     = var.vpc
  cidr                    = var.vpc_cidr
  zones                   = local.zones
  egress                  = var.egress
  redundant_egress        = var.redundant_egress
  kafka                   = var.kafka
  flow_log_retention_days = var.flow_log_retention_days
  tags                    = local.tags
}

module "storage" {
  source = "./modules/storage"

  name                          = var.name
  partition                     = local.partition
  account_id                    = local.account_id
  region                        = local.region
  topics_dir                    = var.topics_dir
  topics                        = local.topics
  sink                          = var.sink
  writer_role_arn               = local.writer_role
  break_glass_principal_arns    = var.break_glass_principal_arns
  kms_key_arn                   = var.kms_key_arn
  abort_incomplete_uploads_days = var.abort_incomplete_uploads_days
  noncurrent_days               = var.noncurrent_days
  lake_tier                     = var.lake_tier
  lake_expiration_days          = var.lake_expiration_days
  query_result_days             = var.query_result_days
  force_destroy                 = var.force_destroy
  tags                          = local.tags
}

module "host" {
  source = "./modules/host"

  name                    = var.name
  partition               = local.partition
  account_id              = local.account_id
  region                  = local.region
  vpc_id                  = module.network.vpc_id
  subnet_ids              = module.network.subnet_ids
  zones                   = module.network.zones
  security_group_id       = module.network.security_group_ids["host"]
  kafka                   = var.kafka
  worker_hosts            = var.worker_hosts
  release                 = var.host_release
  archives                = local.archives
  settings                = var.host_settings
  instance_type           = var.host_instance_type
  ami_id                  = var.host_ami_id
  volume_gib              = var.host_volume_gib
  raw_bucket              = module.storage.raw_bucket
  writer_statements       = module.storage.writer_statements
  distribution_bucket     = module.storage.distribution_bucket
  distribution_bucket_arn = module.storage.distribution_bucket_arn
  topics_dir              = var.topics_dir
  timezone                = var.timezone
  partitions              = var.partitions
  retention_hours         = var.retention_hours
  sink                    = var.sink
  registry_distribution   = var.registry_distribution
  log_retention_days      = var.log_retention_days
  kms_key_arn             = var.kms_key_arn
  alarm_actions           = concat([module.observability.topic_arn], var.alarm_actions)
  tags                    = local.tags
}

module "msk" {
  source = "./modules/msk"
  count  = var.kafka == "msk" ? 1 : 0

  name                     = var.name
  partition                = local.partition
  account_id               = local.account_id
  region                   = local.region
  subnet_ids               = module.network.subnet_ids
  broker_security_group_id = module.network.security_group_ids["broker"]
  worker_security_group_id = module.network.security_group_ids["worker"]
  kafka_version            = var.msk.kafka_version
  broker_instance_type     = var.msk.broker_instance_type
  volume_gib               = var.msk.volume_gib
  max_workers              = var.msk.max_workers
  max_tasks                = var.msk.max_tasks
  topics                   = local.topics
  timestamp_fields         = local.timestamp_fields
  partitions               = var.partitions
  retention_hours          = var.retention_hours
  sink                     = var.sink
  plugin                   = local.msk_plugin
  distribution_bucket_arn  = module.storage.distribution_bucket_arn
  raw_bucket               = module.storage.raw_bucket
  topics_dir               = var.topics_dir
  timezone                 = var.timezone
  writer_statements        = module.storage.writer_statements
  registry_url             = module.host.registry_url
  parameter_prefix         = module.host.parameter_prefix
  parameter_arn            = module.host.parameter_arn
  log_retention_days       = var.log_retention_days
  kms_key_arn              = var.kms_key_arn
  tags                     = local.tags
}

locals {
  archives = merge(
    var.registry_distribution == "confluent" && var.confluent_archives.registry != null ? { "registry" = var.confluent_archives.registry } : {},
    var.sink == "confluent" && var.kafka != "msk" && var.confluent_archives.sink != null ? { "plugins/confluent-s3" = var.confluent_archives.sink } : {},
  )

  # A plugin of MSK Connect is a zip; the connectors come with the release, for they need the registry that is on a host.
  msk_plugin = var.host_release == null ? null : {
    key = var.sink == "confluent" ? var.confluent_archives.sink.key : "releases/${var.host_release.version}/clicklake-sink-${var.host_release.version}.zip"
  }
}

module "ingest" {
  source = "./modules/ingest"

  name                    = var.name
  partition               = local.partition
  account_id              = local.account_id
  region                  = local.region
  package                 = var.function_package
  digest                  = var.function_digest
  distribution_bucket     = module.storage.distribution_bucket
  memory_mib              = var.function_memory_mib
  timeout_seconds         = var.function_timeout_seconds
  reserved_concurrency    = var.function_reserved_concurrency
  provisioned_concurrency = var.function_provisioned_concurrency
  snap_start              = var.snap_start
  subnet_ids              = module.network.subnet_ids
  security_group_id       = module.network.security_group_ids["function"]
  kafka                   = var.kafka
  kafka_statements        = try(module.msk[0].producer_statements, [])
  bootstrap_servers       = var.kafka == "msk" ? one(module.msk[*].bootstrap_servers) : module.host.bootstrap_servers
  topic                   = local.topics[0]
  rejected_topic          = local.topics[1]
  registry_url            = module.host.registry_url
  schema_pins             = var.schema_pins
  parameter_prefix        = module.host.parameter_prefix
  parameter_arn           = module.host.parameter_arn
  environment             = var.function_environment
  metric_namespace        = local.metric_namespace
  allowed_origins         = var.allowed_origins
  throttle                = var.throttle
  domain                  = var.domain
  log_retention_days      = var.log_retention_days
  kms_key_arn             = var.kms_key_arn
  force_destroy           = var.force_destroy
  tags                    = local.tags
}

module "catalog" {
  source = "./modules/catalog"

  name               = var.name
  partition          = local.partition
  account_id         = local.account_id
  region             = local.region
  database           = local.database
  raw_bucket         = module.storage.raw_bucket
  raw_bucket_arn     = module.storage.raw_bucket_arn
  results_bucket     = module.storage.results_bucket
  results_bucket_arn = module.storage.results_bucket_arn
  topics_dir         = var.topics_dir
  timezone           = var.timezone
  years              = var.table_years
  scan_limit_gib     = var.query_scan_limit_gib
  kms_key_arn        = var.kms_key_arn
  force_destroy      = var.force_destroy
  tags               = local.tags
}

module "observability" {
  source = "./modules/observability"

  name              = var.name
  partition         = local.partition
  account_id        = local.account_id
  region            = local.region
  kafka             = var.kafka
  metric_namespace  = local.metric_namespace
  function_deployed = var.function_digest != null
  function_name     = module.ingest.function_name
  api_id            = module.ingest.api_id
  node_ids          = module.host.node_ids
  brokers           = var.kafka == "msk" ? local.zones : 0
  connector_names   = var.kafka == "msk" ? one(module.msk[*].connector_names) : []
  connector_topics  = var.kafka == "msk" ? { for name, settings in one(module.msk[*].connector_configurations) : name => settings.topics } : {}
  workgroup         = module.catalog.workgroup
  thresholds        = var.alarm_thresholds
  emails            = var.alarm_emails
  alarm_actions     = var.alarm_actions
  dashboard         = var.dashboard
  tags              = local.tags
}
