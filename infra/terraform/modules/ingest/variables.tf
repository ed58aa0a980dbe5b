variable "name" {
  description = "Name of the deployment."
  type        = string
}

variable "partition" {
  description = "Partition of AWS for ARNs, such as aws."
  type        = string
}

variable "account_id" {
  description = "The account."
  type        = string
}

variable "region" {
  description = "The region."
  type        = string
}

variable "package" {
  description = "What the function is deployed as: image or zip."
  type        = string
}

variable "digest" {
  description = "Digest of the image, or of the zip at functions/<hexadecimal digits>.zip in the distribution bucket; null for no function yet."
  type        = string
  default     = null
}

variable "distribution_bucket" {
  description = "Bucket with the zip."
  type        = string
}

variable "memory_mib" {
  description = "Memory of the function, MiB; processor time goes with it."
  type        = number
}

variable "timeout_seconds" {
  description = "Seconds after which an invocation is ended."
  type        = number
}

variable "reserved_concurrency" {
  description = "Invocations at the same time, at most; -1 for the account's limit."
  type        = number
}

variable "provisioned_concurrency" {
  description = "Environments that are kept warm; 0 for none."
  type        = number
}

variable "snap_start" {
  description = "Whether versions start from a snapshot. A zip only."
  type        = bool
}

variable "subnet_ids" {
  description = "Private subnets of the function."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the function."
  type        = string
}

variable "kafka" {
  description = "Topology: host, cluster or msk."
  type        = string
}

variable "kafka_statements" {
  description = "What the function may do in Kafka, where IAM decides that."
  type        = any
  default     = []
}

variable "bootstrap_servers" {
  description = "Brokers, host:port."
  type        = string
}

variable "topic" {
  description = "Topic of accepted events."
  type        = string
}

variable "rejected_topic" {
  description = "Topic of rejected events."
  type        = string
}

variable "registry_url" {
  description = "The registry's Confluent API."
  type        = string
}

variable "schema_pins" {
  description = "Text of schema apply --pin, so that the function starts without the registry; null for none."
  type        = string
  default     = null
}

variable "parameter_prefix" {
  description = "Path of the parameters with secrets."
  type        = string
}

variable "parameter_arn" {
  description = "ARN of that path."
  type        = string
}

variable "environment" {
  description = "Further variables of the function."
  type        = map(string)
  default     = {}
}

variable "metric_namespace" {
  description = "CloudWatch namespace of the function's metrics."
  type        = string
}

variable "allowed_origins" {
  description = "Origins whose pages may post events."
  type        = list(string)
}

variable "throttle" {
  description = "Requests per second and burst that the API lets through."
  type        = object({ requests_per_second = number, burst = number })
}

variable "domain" {
  description = "Name of the API, its certificate and, where the record is made here, its public zone; null for AWS's name."
  type        = object({ name = string, certificate_arn = string, hosted_zone_id = optional(string) })
  default     = null
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
}

variable "kms_key_arn" {
  description = "Key of images and secrets; null for AWS's own."
  type        = string
  default     = null
}

variable "force_destroy" {
  description = "Whether destroying the repository deletes its images."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
