variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether each task is measured, at a price."
  type        = bool
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts sessions in containers."
  type        = string
}

variable "log_group" {
  description = "Name of the log group that takes what is typed in containers."
  type        = string
}

variable "namespace_arn" {
  description = "ARN of the namespace by which tasks find each other."
  type        = string
}
