variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "domain" {
  description = "The environment's domain, such as test.clicker.example; its parent must delegate it to the zone made here."
  type        = string
  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]*[a-z0-9])?\\.)+[a-z]{2,}$", var.domain))
    error_message = "domain is a name such as test.clicker.example, in lower case, without a dot at the end."
  }
}
