variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether the loss of a whole region must not lose the totals."
  type        = bool
}

variable "locked" {
  description = "Whether backups outlive a destroy of the environment."
  type        = bool
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts the backups in this region."
  type        = string
}

variable "database_arn" {
  description = "ARN of the primary."
  type        = string
}

variable "kept_days" {
  description = "How many days a snapshot is kept."
  type        = number
  default     = 35
  validation {
    condition     = var.kept_days >= 7
    error_message = "kept_days is 7 at least."
  }
}

variable "copy_region" {
  description = "Region that gets a copy of each snapshot; null for none."
  type        = string
  default     = null
  validation {
    condition     = var.copy_region != null || !var.production
    error_message = "In production each snapshot is copied to another region."
  }
}
