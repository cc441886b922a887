variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether what is here must outlive a mistake: a bucket with logs in it is not destroyed."
  type        = bool
}

variable "retention_days" {
  description = "How many days logs are kept."
  type        = number
  validation {
    condition     = var.retention_days > 90
    error_message = "Logs move to cold storage after 90 days, so they are kept for longer than that."
  }
}
