output "database" {
  description = "Glue's database."
  value       = aws_glue_catalog_database.lake.name
}

output "workgroup" {
  description = "Athena's workgroup."
  value       = aws_athena_workgroup.lake.name
}

output "named_query_ids" {
  description = "Saved queries by name."
  value       = { for name, query in aws_athena_named_query.lake : name => query.id }
}

output "analyst_policy_arn" {
  description = "Policy to attach to the roles of those who ask the lake."
  value       = aws_iam_policy.analyst.arn
}

output "policies" {
  description = "Policies by name, JSON."
  value       = { "policy/analyst" = jsonencode(local.analyst) }
}
