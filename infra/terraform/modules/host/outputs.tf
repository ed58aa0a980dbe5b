output "role_arn" {
  description = "Role of the hosts."
  value       = local.role_arn
}

output "instance_ids" {
  description = "Instances by node id."
  value       = { for id, instance in aws_instance.node : id => instance.id }
}

output "data_volume_ids" {
  description = "Data volumes by node id."
  value       = { for id, volume in aws_ebs_volume.data : id => volume.id }
}

output "node_ids" {
  description = "Node ids of the hosts."
  value       = keys(local.nodes)
}

output "bootstrap_servers" {
  description = "Brokers as clients find them: host:port with SASL_SSL; empty where hosts run no Kafka."
  value       = local.bootstrap
}

output "registry_url" {
  description = "The registry's Confluent API."
  value       = local.registry_url
}

output "parameter_prefix" {
  description = "Path of the deployment's parameters in Systems Manager."
  value       = local.parameter_prefix
}

output "parameter_arn" {
  description = "ARN of that path."
  value       = local.parameter_arn
}

output "release_document" {
  description = "Document of Systems Manager that brings a host to the release that is named."
  value       = aws_ssm_document.release.name
}

output "log_group" {
  description = "Log group of the hosts."
  value       = aws_cloudwatch_log_group.host.name
}

output "environments" {
  description = "Settings of each host, without secrets."
  value       = local.environments
}

output "policies" {
  description = "Policies by name, JSON."
  value       = { "role/host" = jsonencode(local.policy) }
}
