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

variable "vpc" {
  description = "A VPC that is there already; null to make one."
  type = object({
    id                 = string
    private_subnet_ids = list(string)
    route_table_ids    = optional(list(string), [])
  })
  default = null
}

variable "cidr" {
  description = "Addresses of the VPC that is made; a sixteenth of them for each subnet."
  type        = string
}

variable "zones" {
  description = "Availability zones of the VPC that is made."
  type        = number
}

variable "egress" {
  description = "How AWS services are reached: endpoints, nat, or none where the given VPC has its own ways."
  type        = string
}

variable "redundant_egress" {
  description = "Whether each zone has its own endpoints or NAT gateway, rather than one zone for all."
  type        = bool
}

variable "kafka" {
  description = "Topology: host, cluster or msk."
  type        = string
}

variable "flow_log_retention_days" {
  description = "Days that refused connections stay in the log of the VPC that is made; null for no such log."
  type        = number
  default     = null
}

variable "tags" {
  description = "Tags of everything."
  type        = map(string)
  default     = {}
}
