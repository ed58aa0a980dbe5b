variable "name" {
  description = "Name of the deployment; buckets begin with it."
  type        = string
}

variable "partition" {
  description = "Partition of AWS for ARNs, such as aws."
  type        = string
}

variable "account_id" {
  description = "Account that the buckets belong to; part of their names."
  type        = string
}

variable "region" {
  description = "Region of the buckets; part of their names."
  type        = string
}

variable "topics_dir" {
  description = "The sink's topics.dir: prefix of everything in the lake."
  type        = string
}

variable "topics" {
  description = "Topics whose files age."
  type        = list(string)
}

variable "sink" {
  description = "Whose sink writes: clicklake or confluent. The second neither lists nor prunes a commit log, and does not promise conditional writes."
  type        = string
}

variable "writer_role_arn" {
  description = "Role of the Connect workers, the only one that writes to the lake."
  type        = string
}

variable "break_glass_principal_arns" {
  description = "Roles or users that may write to the lake beside Connect, for repairs."
  type        = list(string)
}

variable "kms_key_arn" {
  description = "Key of all three buckets; null for keys that S3 keeps."
  type        = string
  default     = null
}

variable "abort_incomplete_uploads_days" {
  description = "Days that an upload of the sink may stay uncompleted."
  type        = number
}

variable "noncurrent_days" {
  description = "Days that a replaced or deleted object can still be brought back."
  type        = number
}

variable "lake_tier" {
  description = "Storage class of older data and the age in days; null to leave it in Standard."
  type        = object({ after_days = number, storage_class = string })
  default     = null
}

variable "lake_expiration_days" {
  description = "Days after which data of the lake is deleted; null for never."
  type        = number
  default     = null
}

variable "query_result_days" {
  description = "Days that results of queries are kept."
  type        = number
}

variable "force_destroy" {
  description = "Whether destroying the buckets deletes what is in them."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of the buckets."
  type        = map(string)
  default     = {}
}
