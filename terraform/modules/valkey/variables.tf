variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether the cache must survive the loss of a zone."
  type        = bool
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts what is stored."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets without a way to the internet, one a zone."
  type        = list(string)
}

variable "security_group_id" {
  description = "Security group of the nodes."
  type        = string
}

variable "node_type" {
  description = "Size of a node, such as cache.t4g.micro."
  type        = string
  validation {
    condition     = startswith(var.node_type, "cache.")
    error_message = "node_type begins with cache., such as cache.t4g.micro."
  }
}

variable "nodes" {
  description = "One primary and its replicas; with more than one a replica takes over by itself."
  type        = number
  validation {
    condition     = var.nodes >= 1 && var.nodes <= 6 && (var.nodes >= 3 || !var.production)
    error_message = "nodes is 1 to 6, and 3 at least in production, one a zone."
  }
}

variable "log_group" {
  description = "Name of the log group that takes slow commands and the engine's log."
  type        = string
}

variable "recovery_window_days" {
  description = "How many days the deleted password can still be brought back; 0 deletes it at once."
  type        = number
}

variable "password" {
  description = "A random text; used when the user is made or var.generation is raised, otherwise ignored."
  type        = string
  sensitive   = true
  ephemeral   = true
  validation {
    condition     = length(var.password) >= 32 && length(var.password) <= 128
    error_message = "password has 32 to 128 characters."
  }
}

variable "generation" {
  description = "Raise it to write a new password."
  type        = number
  default     = 1
}
