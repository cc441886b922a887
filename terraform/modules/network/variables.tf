variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether the environment must survive the loss of a zone: three zones, and a NAT gateway in each."
  type        = bool
}

variable "cidr" {
  description = "Address block of the VPC; a /16, cut into blocks of /20."
  type        = string
  default     = "10.0.0.0/16"
  validation {
    condition     = can(cidrnetmask(var.cidr)) && endswith(var.cidr, "/16")
    error_message = "cidr is an IPv4 block of /16, such as 10.0.0.0/16."
  }
}

variable "zones" {
  description = "How many availability zones are used: 2 or 3."
  type        = number
  validation {
    condition     = var.zones == 3 || (var.zones == 2 && !var.production)
    error_message = "zones is 2 or 3, and 3 in production."
  }
}

variable "nat_per_zone" {
  description = "Whether every zone has a NAT gateway of its own, instead of all of them sharing one."
  type        = bool
  validation {
    condition     = var.nat_per_zone || !var.production
    error_message = "In production a lost zone must not take the others' way out with it."
  }
}

variable "interface_endpoints" {
  description = "AWS services reached without the internet, such as ecr.api; each costs by the hour and zone."
  type        = set(string)
  default     = []
}

variable "log_bucket_arn" {
  description = "ARN of the bucket that takes the flow logs."
  type        = string
}
