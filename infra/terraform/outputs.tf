output "name" {
  description = "Name of the deployment."
  value       = var.name
}

output "region" {
  description = "Region of everything."
  value       = local.region
}

output "ingest_url" {
  description = "Where trackers post; null before there is a function."
  value       = module.ingest.url
}

output "domain_target" {
  description = "Name that the DNS record of an own domain points to; null without one."
  value       = module.ingest.domain_target
}

output "function_name" {
  description = "Name of the function."
  value       = module.ingest.function_name
}

output "function_alias" {
  description = "Alias of the function that the API calls."
  value       = module.ingest.function_alias
}

output "repository_url" {
  description = "Where images of the function are pushed."
  value       = module.ingest.repository_url
}

output "raw_bucket" {
  description = "Bucket of the lake."
  value       = module.storage.raw_bucket
}

output "distribution_bucket" {
  description = "Bucket that distributions, plugins and zips are uploaded to."
  value       = module.storage.distribution_bucket
}

output "results_bucket" {
  description = "Bucket of query results."
  value       = module.storage.results_bucket
}

output "topics_dir" {
  description = "Prefix of everything in the lake."
  value       = var.topics_dir
}

output "instance_ids" {
  description = "Hosts by node id, for `aws ssm start-session --target`."
  value       = module.host.instance_ids
}

output "release_document" {
  description = "Document of Systems Manager that brings a host to the release that is named."
  value       = module.host.release_document
}

output "parameter_prefix" {
  description = "Path in Parameter Store under which hosts keep secrets."
  value       = module.host.parameter_prefix
}

output "bootstrap_servers" {
  description = "Brokers, host:port, as the function finds them in the VPC."
  value       = var.kafka == "msk" ? one(module.msk[*].bootstrap_servers) : module.host.bootstrap_servers
}

output "registry_url" {
  description = "Schema registry, as the function finds it in the VPC."
  value       = module.host.registry_url
}

output "database" {
  description = "Glue's database."
  value       = module.catalog.database
}

output "workgroup" {
  description = "Athena's workgroup."
  value       = module.catalog.workgroup
}

output "named_query_ids" {
  description = "Saved queries by name."
  value       = module.catalog.named_query_ids
}

output "analyst_policy_arn" {
  description = "Policy to attach to the roles of those who ask the lake."
  value       = module.catalog.analyst_policy_arn
}

output "alarm_topic_arn" {
  description = "Topic that alarms are sent to."
  value       = module.observability.topic_arn
}

output "alarm_names" {
  description = "Names of the alarms."
  value       = module.observability.alarm_names
}

output "dashboard_name" {
  description = "Name of the dashboard; null without one."
  value       = module.observability.dashboard_name
}

output "log_groups" {
  description = "Where the function and the hosts log."
  value       = { function = module.ingest.log_group, host = module.host.log_group }
}

output "flows" {
  description = "Connections that security groups allow: from, to, port."
  value       = module.network.flows
}

output "iam_policies" {
  description = "Every policy of the deployment by name, JSON, for review."
  value = merge(
    module.network.policies,
    module.storage.policies,
    module.host.policies,
    module.ingest.policies,
    module.catalog.policies,
    module.observability.policies,
    one(module.msk[*].policies),
  )
}
