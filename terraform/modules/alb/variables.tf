variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether traffic may be shifted away from a zone."
  type        = bool
}

variable "subnet_ids" {
  description = "Private subnets, one a zone."
  type        = list(string)
  validation {
    condition     = length(var.subnet_ids) >= 2 && (length(var.subnet_ids) >= 3 || !var.production)
    error_message = "A load balancer stands in two zones at least, in three in production."
  }
}

variable "security_group_id" {
  description = "Security group of the load balancer."
  type        = string
}

variable "certificate_arn" {
  description = "ARN of the certificate of the environment's domain, in this region."
  type        = string
}

variable "log_bucket" {
  description = "Name of the bucket that takes access logs."
  type        = string
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the load balancer."
  type        = bool
}
