variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "vpc_id" {
  description = "Id of the VPC."
  type        = string
}

variable "endpoints" {
  description = "Whether the VPC has endpoints for the AWS services that tasks call; then services need no way to the internet."
  type        = bool
}

variable "endpoints_security_group_id" {
  description = "Security group of the interface endpoints."
  type        = string
}

variable "s3_prefix_list_id" {
  description = "Prefix list of S3."
  type        = string
}
