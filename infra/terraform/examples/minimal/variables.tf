variable "region" {
  description = "Region of everything."
  type        = string
}

variable "name" {
  description = "Name of the deployment."
  type        = string
  default     = "clicklake"
}

variable "allowed_origins" {
  description = "Origins whose pages may post events."
  type        = list(string)
}

variable "alarm_emails" {
  description = "Addresses that alarms are sent to."
  type        = list(string)
  default     = []
}

variable "host_release" {
  description = "Distribution that the host runs; null before anything is released."
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
  description = "Whether `destroy` deletes the lake too."
  type        = bool
  default     = false
}
