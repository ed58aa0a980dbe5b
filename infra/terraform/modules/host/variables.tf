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

variable "vpc_id" {
  description = "VPC in which the hosts' names are known."
  type        = string
}

variable "subnet_ids" {
  description = "Private subnets; hosts take turns."
  type        = list(string)
}

variable "zones" {
  description = "Zone of each subnet."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the hosts."
  type        = string
}

variable "kafka" {
  description = "Topology: host (one broker), cluster (three), msk (the registry alone)."
  type        = string
}

variable "worker_hosts" {
  description = "Further hosts that run Connect alone."
  type        = number
  default     = 0
}

variable "release" {
  description = "Version of the distribution and its sha256; null for no hosts yet."
  type        = object({ version = string, sha256 = string })
  default     = null
}

variable "instance_type" {
  description = "Type of the instances, of a Graviton family."
  type        = string
}

variable "ami_id" {
  description = "Image of Amazon Linux 2023 for arm64; null for the newest when the instance is made."
  type        = string
  default     = null
}

variable "root_volume_gib" {
  description = "Size of the root volume, GiB."
  type        = number
  default     = 16
}

variable "volume_gib" {
  description = "Size of the data volume, GiB."
  type        = number
}

variable "raw_bucket" {
  description = "Bucket of the lake."
  type        = string
}

variable "writer_statements" {
  description = "Statements that allow what the sink does to the lake."
  type        = any
}

variable "distribution_bucket" {
  description = "Bucket of the distributions."
  type        = string
}

variable "distribution_bucket_arn" {
  description = "ARN of that bucket."
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

variable "partitions" {
  description = "Partitions of the topic of events."
  type        = number
}

variable "retention_hours" {
  description = "Hours that Kafka keeps records."
  type        = number
}

variable "sink" {
  description = "Whose sink Connect runs: clicklake or confluent."
  type        = string
}

variable "registry_distribution" {
  description = "Whose registry runs: apicurio or confluent."
  type        = string
}

variable "archives" {
  description = "Archives of the distribution bucket that are unpacked on each host, by directory under /opt/clicklake."
  type        = map(object({ key = string, sha256 = string }))
  default     = {}
}

variable "settings" {
  description = "Further settings of the hosts, without secrets."
  type        = map(string)
  default     = {}
}

variable "log_retention_days" {
  description = "Days that logs are kept."
  type        = number
}

variable "kms_key_arn" {
  description = "Key of volumes, secrets and the lake; null for AWS's own."
  type        = string
  default     = null
}

variable "alarm_actions" {
  description = "Whom alarms tell, beside recovering the host."
  type        = list(string)
  default     = []
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
