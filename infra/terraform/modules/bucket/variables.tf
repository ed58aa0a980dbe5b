variable "name" {
  description = "Name of the bucket, unique in the world."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{1,61}[a-z0-9]$", var.name))
    error_message = "The bucket's name is \"${var.name}\"; expected 3 to 63 lower case letters, digits and hyphens, a letter or digit at both ends. Shorten or mend the deployment's name."
  }
}

variable "partition" {
  description = "Partition of AWS for ARNs, such as aws."
  type        = string
}

variable "kms_key_arn" {
  description = "Key that objects are encrypted with; null for keys that S3 keeps (AES256)."
  type        = string
  default     = null
}

variable "statements" {
  description = "Statements of the bucket's policy beside those that demand TLS."
  type        = any
  default     = []
}

variable "abort_incomplete_uploads_days" {
  description = "Days after which an upload that nobody completed is given up."
  type        = number
  default     = 1
}

variable "noncurrent_days" {
  description = "Days that an object which was replaced or deleted can still be brought back."
  type        = number
  default     = 30
}

variable "ageing" {
  description = "What becomes of objects by age, for each name: under which prefix, in which storage class after how many days, gone after how many."
  type = map(object({
    prefix      = string
    tier        = optional(object({ after_days = number, storage_class = string }))
    expire_days = optional(number)
  }))
  default = {}
}

variable "force_destroy" {
  description = "Whether destroying the bucket deletes what is in it."
  type        = bool
  default     = false
}

variable "tags" {
  description = "Tags of the bucket."
  type        = map(string)
  default     = {}
}
