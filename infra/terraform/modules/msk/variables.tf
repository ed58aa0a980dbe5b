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

variable "subnet_ids" {
  description = "Private subnets, a broker in each."
  type        = list(string)
}

variable "broker_security_group_id" {
  description = "Security group of the brokers."
  type        = string
}

variable "worker_security_group_id" {
  description = "Security group of the Connect workers."
  type        = string
}

variable "kafka_version" {
  description = "Kafka's version, as MSK names it."
  type        = string
}

variable "broker_instance_type" {
  description = "Type of the brokers."
  type        = string
}

variable "volume_gib" {
  description = "Disk of each broker, GiB."
  type        = number
}

variable "max_workers" {
  description = "Workers that Connect may scale to."
  type        = number
}

variable "max_tasks" {
  description = "Tasks of the connector of events, at most."
  type        = number
}

variable "topics" {
  description = "Topics: that of events first."
  type        = list(string)
}

variable "timestamp_fields" {
  description = "Field that says the time of a topic's records."
  type        = map(string)
}

variable "partitions" {
  description = "Partitions of a topic that comes into being."
  type        = number
}

variable "retention_hours" {
  description = "Hours that Kafka keeps records."
  type        = number
}

variable "sink" {
  description = "Whose sink: clicklake or confluent."
  type        = string
}

variable "plugin" {
  description = "Zip of the sink in the distribution bucket; null for no connectors yet."
  type        = object({ key = string })
  default     = null
}

variable "distribution_bucket_arn" {
  description = "ARN of the bucket with the plugin."
  type        = string
}

variable "raw_bucket" {
  description = "Bucket of the lake."
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

variable "writer_statements" {
  description = "Statements that allow what the sink does to the lake."
  type        = any
}

variable "registry_url" {
  description = "The registry's Confluent API."
  type        = string
}

variable "parameter_prefix" {
  description = "Path of the parameters with secrets."
  type        = string
}

variable "parameter_arn" {
  description = "ARN of that path."
  type        = string
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
}

variable "kms_key_arn" {
  description = "Key of the brokers' disks, secrets and the lake; null for AWS's own."
  type        = string
  default     = null
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
