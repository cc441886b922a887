variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "image_parameter" {
  description = "Name of the parameter that says which image carries the migrations."
  type        = string
}

variable "image" {
  description = "Image for a trial, by digest, instead of the parameter's."
  type        = string
  default     = null
  validation {
    condition     = var.image == null || can(regex("@sha256:[0-9a-f]{64}$", var.image))
    error_message = "An image is named by its digest (…@sha256:…): a tag may mean another one tomorrow."
  }
}

variable "mysql_image" {
  description = "Image with MySQL's own client."
  type        = string
  default     = "public.ecr.aws/docker/library/mysql:8.4"
}

variable "architecture" {
  description = "Processor of the task: ARM64 or X86_64."
  type        = string
  default     = "ARM64"
}

variable "repository_arn" {
  description = "ARN of the repository that holds the image."
  type        = string
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts the secrets."
  type        = string
}

variable "cluster_arn" {
  description = "ARN of the cluster that runs the task."
  type        = string
}

variable "network" {
  description = "Private subnets, and the task's security group."
  type        = object({ subnet_ids = list(string), security_group_id = string })
}

variable "log_group" {
  description = "Log group that takes what the task prints."
  type        = object({ name = string, arn = string })
}

variable "database" {
  description = "Host and port of the primary (not of a proxy: Flyway holds a lock by its session), and the schema."
  type        = object({ host = string, port = number, name = string })
}

variable "master_secret_arn" {
  description = "ARN of the secret with the master's user name and password."
  type        = string
}

variable "users" {
  description = "The services' user and the migrator, with the secrets that hold their passwords."
  type = object({
    services = object({ username = string, secret_arn = string })
    migrator = object({ username = string, secret_arn = string })
  })
}
