output "bootstrap_servers" {
  description = "Brokers for clients with IAM, host:port."
  value       = aws_msk_cluster.this.bootstrap_brokers_sasl_iam
}

output "cluster_name" {
  description = "Name of the cluster."
  value       = local.cluster_name
}

output "connector_names" {
  description = "Names of the connectors."
  value       = keys(local.connectors)
}

output "connector_configurations" {
  description = "Settings of the connectors, without secrets."
  value       = local.connectors
}

output "role_arn" {
  description = "Role of the Connect workers."
  value       = local.role_arn
}

output "producer_statements" {
  description = "Statements that allow what the function does in Kafka."
  value       = local.producer_statements
}

output "policies" {
  description = "Policies by name, JSON."
  value       = { "role/connect" = jsonencode(local.policy) }
}
