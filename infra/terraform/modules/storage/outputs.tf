output "raw_bucket" {
  description = "Bucket of the lake."
  value       = module.raw.name
}

output "raw_bucket_arn" {
  description = "ARN of the lake's bucket."
  value       = module.raw.arn
}

output "distribution_bucket" {
  description = "Bucket of host distributions, functions and plugins."
  value       = module.distribution.name
}

output "distribution_bucket_arn" {
  description = "ARN of the distribution bucket."
  value       = module.distribution.arn
}

output "results_bucket" {
  description = "Bucket of query results."
  value       = module.results.name
}

output "results_bucket_arn" {
  description = "ARN of the bucket of query results."
  value       = module.results.arn
}

output "writer_statements" {
  description = "Statements that allow exactly what the sink does to the lake, for the role of the Connect workers."
  value       = [for statement in local.writer_statements : { for key, value in statement : key => value if value != {} }]
}

output "policies" {
  description = "Policies of the buckets by name, JSON."
  value = {
    "bucket/raw"          = module.raw.policy
    "bucket/distribution" = module.distribution.policy
    "bucket/results"      = module.results.policy
  }
}
