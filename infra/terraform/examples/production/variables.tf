variable "region" {
  description = "Region of everything."
  type        = string
}

variable "account_ids" {
  description = "Accounts that this may be applied to; anything else is refused."
  type        = list(string)
}

variable "name" {
  description = "Name of the deployment."
  type        = string
  default     = "clicklake-prod"
}

variable "kafka" {
  description = "cluster, three brokers and Connect workers on hosts of your own, or msk, MSK and MSK Connect."
  type        = string
  default     = "cluster"
}

variable "worker_hosts" {
  description = "Further hosts that run Connect alone, in a cluster."
  type        = number
  default     = 0
}

variable "vpc" {
  description = "A VPC that is there already, with three private subnets; null to make one."
  type = object({
    id                 = string
    private_subnet_ids = list(string)
    route_table_ids    = optional(list(string), [])
  })
  default = null
}

variable "kms_key_arn" {
  description = "Key of your own; null for AWS's."
  type        = string
  default     = null
}

variable "allowed_origins" {
  description = "Origins whose pages may post events."
  type        = list(string)
}

variable "domain" {
  description = "Name of your own for the API, its certificate and its public zone."
  type        = object({ name = string, certificate_arn = string, hosted_zone_id = optional(string) })
  default     = null
}

variable "break_glass_principal_arns" {
  description = "Roles that may write to the lake beside the sink."
  type        = list(string)
  default     = []
}

variable "alarm_emails" {
  description = "Addresses that alarms are sent to."
  type        = list(string)
}

variable "host_release" {
  description = "Distribution that hosts run; null before anything is released."
  type        = object({ version = string, sha256 = string })
  default     = null
}

variable "function_digest" {
  description = "Digest of the function's image; null before it is pushed."
  type        = string
  default     = null
}

variable "schema_pins" {
  description = "What `clicklake schema apply --pin` wrote."
  type        = string
  default     = null
}

variable "force_destroy" {
  description = "Whether `destroy` deletes the lake too; `./clicklake destroy` sets it when it may."
  type        = bool
  default     = false
}
