variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "environment" {
  description = "Name of GitHub's environment whose approval lets a job in; it is case-sensitive."
  type        = string
}

variable "repository" {
  description = "Owner and name of the repository on GitHub."
  type        = string
  validation {
    condition     = can(regex("^[A-Za-z0-9-]+/[A-Za-z0-9._-]+$", var.repository))
    error_message = "repository is OWNER/NAME, without an asterisk: a pattern lets strangers' repositories in."
  }
}

variable "repository_arns" {
  description = "ARNs of the image repositories."
  type        = list(string)
}

variable "parameter_arns" {
  description = "ARNs of the parameters that say which image runs."
  type        = list(string)
}

variable "source_repository_arns" {
  description = "ARNs of the image repositories of the account that images are built in, where that is another one."
  type        = list(string)
  default     = []
}

variable "ticket_topic_arn" {
  description = "ARN of the topic for tickets, by which the nightly look tells what it found."
  type        = string
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts the topic."
  type        = string
}
