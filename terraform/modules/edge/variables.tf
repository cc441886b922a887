variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "domain" {
  description = "The environment's domain."
  type        = string
}

variable "zone_id" {
  description = "Id of the domain's zone."
  type        = string
}

variable "certificate_arn" {
  description = "ARN of the domain's certificate in us-east-1."
  type        = string
}

variable "web_acl_arn" {
  description = "ARN of the firewall."
  type        = string
}

variable "load_balancer" {
  description = "The internal load balancer that answers the contract's paths."
  type        = object({ arn = string, dns_name = string })
}

variable "price_class" {
  description = "In which parts of the world CloudFront answers: PriceClass_100 (Europe and North America), PriceClass_200 or PriceClass_All."
  type        = string
  default     = "PriceClass_100"
  validation {
    condition     = contains(["PriceClass_100", "PriceClass_200", "PriceClass_All"], var.price_class)
    error_message = "price_class is PriceClass_100, PriceClass_200 or PriceClass_All."
  }
}

variable "shield" {
  description = "Whether Shield Advanced protects the distribution and the zone; the account must be subscribed to it before."
  type        = bool
  default     = false
}
