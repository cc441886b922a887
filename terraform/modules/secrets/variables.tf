variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts the secrets."
  type        = string
}

variable "recovery_window_days" {
  description = "How many days a deleted secret can still be brought back; 0 deletes it at once."
  type        = number
  validation {
    condition     = var.recovery_window_days == 0 || (var.recovery_window_days >= 7 && var.recovery_window_days <= 30)
    error_message = "recovery_window_days is 0, or 7 to 30."
  }
}

variable "secrets" {
  description = "The secrets by name: what each is for, and the user name that belongs to it, if any."
  type = map(object({
    description = string
    username    = optional(string)
  }))
}

variable "passwords" {
  description = "A random text for each secret; written when the secret is made or var.generation is raised, otherwise ignored."
  type        = map(string)
  sensitive   = true
  ephemeral   = true
  validation {
    condition     = alltrue([for password in values(var.passwords) : length(password) >= 32])
    error_message = "A password has at least 32 characters: nobody types it."
  }
}

variable "generation" {
  description = "Raise it to write new passwords."
  type        = number
  default     = 1
}
