variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "trusted_arns" {
  description = "Who may take the roles: ARNs of an identity provider's roles or of users. Empty: anybody in the account whom IAM allows it."
  type        = list(string)
  default     = []
  validation {
    condition     = alltrue([for arn in var.trusted_arns : startswith(arn, "arn:")])
    error_message = "trusted_arns are ARNs; an asterisk would be anybody."
  }
}
