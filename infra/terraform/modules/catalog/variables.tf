variable "name" {
  description = "Name of the deployment, and of the workgroup."
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

variable "database" {
  description = "Glue's database."
  type        = string
}

variable "raw_bucket" {
  description = "Bucket of the lake."
  type        = string
}

variable "raw_bucket_arn" {
  description = "ARN of the lake's bucket."
  type        = string
}

variable "results_bucket" {
  description = "Bucket of query results."
  type        = string
}

variable "results_bucket_arn" {
  description = "ARN of the bucket of query results."
  type        = string
}

variable "topics_dir" {
  description = "The sink's topics.dir."
  type        = string
}

variable "timezone" {
  description = "Zone in which the sink counts hours."
  type        = string
}

variable "years" {
  description = "Years that the tables have, both included. A query without a condition on them looks into every hour of all."
  type        = object({ first = number, last = number })
}

variable "scan_limit_gib" {
  description = "GiB that one query may read; more is refused."
  type        = number
}

variable "kms_key_arn" {
  description = "Key of the lake and of results; null for keys that S3 keeps."
  type        = string
  default     = null
}

variable "force_destroy" {
  description = "Whether destroying the workgroup deletes its history."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
