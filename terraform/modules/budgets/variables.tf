variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "environment" {
  description = "Value of the tag `environment` of everything that counts; the tag is activated once for billing, by hand."
  type        = string
}

variable "monthly_limit_usd" {
  description = "What a month may cost, in US dollars."
  type        = number
  validation {
    condition     = var.monthly_limit_usd > 0
    error_message = "monthly_limit_usd is above 0."
  }
}

variable "ticket_topic_arn" {
  description = "ARN of the topic that is told."
  type        = string
}

variable "emails" {
  description = "Who is told of costs that nobody foresaw."
  type        = set(string)
  validation {
    condition     = length(var.emails) > 0
    error_message = "Somebody must be told: emails has one at least."
  }
}
