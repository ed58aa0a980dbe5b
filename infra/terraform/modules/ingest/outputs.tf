output "url" {
  description = "Where trackers post; null before there is a function."
  value       = local.count == 0 ? null : var.domain == null ? "${aws_apigatewayv2_api.ingest[0].api_endpoint}/ingest" : "https://${var.domain.name}/ingest"
}

output "domain_target" {
  description = "Name that a DNS record of the own domain points to; null without one."
  value       = one(aws_apigatewayv2_domain_name.own[*].domain_name_configuration[0].target_domain_name)
}

output "api_id" {
  description = "The API; null before there is a function."
  value       = one(aws_apigatewayv2_api.ingest[*].id)
}

output "function_name" {
  description = "Name of the function, whether it is there yet or not."
  value       = local.function_name
}

output "function_alias" {
  description = "Alias that the API calls."
  value       = local.alias
}

output "repository_url" {
  description = "Where images are pushed."
  value       = aws_ecr_repository.ingest.repository_url
}

output "log_group" {
  description = "Log group of the function."
  value       = aws_cloudwatch_log_group.function.name
}

output "role_arn" {
  description = "Role of the function."
  value       = aws_iam_role.function.arn
}

output "policies" {
  description = "Policies by name, JSON."
  value = {
    "role/ingest"       = jsonencode(local.policy)
    "repository/ingest" = jsonencode(local.image_policy)
  }
}
