variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether somebody must be told."
  type        = bool
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts messages."
  type        = string
}

variable "edge_kms_key_arn" {
  description = "ARN of the key that encrypts messages in us-east-1."
  type        = string
}

variable "emails" {
  description = "Who is told by e-mail; each confirms by a link in the first one."
  type        = set(string)
  default     = []
  validation {
    condition     = alltrue([for email in var.emails : strcontains(email, "@")]) && (length(var.emails) > 0 || !var.production)
    error_message = "emails are addresses, and there is one at least in production: an alarm that nobody reads is none."
  }
}

variable "slack" {
  description = "Workspace and channel of Slack; null for none."
  type        = object({ team_id = string, channel_id = string })
  default     = null
}
