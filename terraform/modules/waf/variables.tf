variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether attacks must be blocked."
  type        = bool
}

variable "block" {
  description = "Whether requests that a rule finds are blocked, instead of counted only."
  type        = bool
  validation {
    condition     = var.block || !var.production
    error_message = "In production the firewall blocks."
  }
}

variable "robots" {
  description = "What happens to robots, at a price by the request: ignore, count, challenge or captcha."
  type        = string
  default     = "ignore"
  validation {
    condition     = contains(["ignore", "count", "challenge", "captcha"], var.robots)
    error_message = "robots is ignore, count, challenge or captcha."
  }
}

variable "presses_per_5_minutes" {
  description = "How many clicks an address may send in 5 minutes; a school or an office shares one address."
  type        = number
  default     = 1000
  validation {
    condition     = var.presses_per_5_minutes >= 10 && var.presses_per_5_minutes <= 2000000000
    error_message = "presses_per_5_minutes is 10 to 2,000,000,000."
  }
}

variable "retention_days" {
  description = "How many days blocked requests are kept in the log."
  type        = number
}
