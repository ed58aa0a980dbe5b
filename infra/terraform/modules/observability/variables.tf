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

variable "kafka" {
  description = "Topology: host, cluster or msk."
  type        = string
}

variable "metric_namespace" {
  description = "CloudWatch namespace of what the function and the hosts count."
  type        = string
}

variable "function_deployed" {
  description = "Whether there is a function to watch."
  type        = bool
}

variable "function_name" {
  description = "Name of the function."
  type        = string
}

variable "api_id" {
  description = "The API; null before there is one."
  type        = string
}

variable "node_ids" {
  description = "Node ids of the hosts; none before there are any."
  type        = list(string)
}

variable "brokers" {
  description = "Brokers of MSK."
  type        = number
  default     = 0
}

variable "connector_names" {
  description = "Connectors of MSK Connect, that of events first."
  type        = list(string)
  default     = []
}

variable "connector_topics" {
  description = "Topic of each of them."
  type        = map(string)
  default     = {}
}

variable "workgroup" {
  description = "Athena's workgroup."
  type        = string
}

variable "thresholds" {
  description = "Limits of the alarms."
  type = object({
    server_error_percent = number
    p99_milliseconds     = number
    rejected_percent     = number
    lag_records          = number
    disk_percent         = number
  })
}

variable "emails" {
  description = "Addresses that alarms are sent to; each has to confirm."
  type        = list(string)
  default     = []
}

variable "alarm_actions" {
  description = "Further ARNs that alarms are sent to."
  type        = list(string)
  default     = []
}

variable "dashboard" {
  description = "Whether there is a dashboard."
  type        = bool
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
