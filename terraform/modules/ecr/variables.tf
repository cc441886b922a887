variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether images are scanned all the time, and kept by a destroy."
  type        = bool
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts the images."
  type        = string
}

variable "services" {
  description = "Names of the services that have an image."
  type        = set(string)
  default     = ["producer", "consumer"]
}

variable "kept_images" {
  description = "How many images of a service are kept; as many releases can be rolled back."
  type        = number
  default     = 30
  validation {
    condition     = var.kept_images >= 3
    error_message = "Fewer than 3 images leave nothing to roll back to."
  }
}

variable "reader_accounts" {
  description = "Numbers of the other accounts that may fetch images from here."
  type        = set(string)
  default     = []
  validation {
    condition     = alltrue([for account in var.reader_accounts : can(regex("^[0-9]{12}$", account))])
    error_message = "An account's number has twelve digits."
  }
}
