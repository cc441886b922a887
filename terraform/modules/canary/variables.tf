variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
  validation {
    condition     = length(var.name) <= 200 && can(regex("^[0-9a-z_-]+$", var.name))
    error_message = "A canary's name is of small letters, digits, - and _."
  }
}

variable "url" {
  description = "Where it presses, without a path."
  type        = string
  validation {
    condition     = can(regex("^https://[^/]+$", var.url))
    error_message = "url is https://HOST, without a path."
  }
}

variable "counter" {
  description = "Name of the counter that it presses; an owner makes it, once."
  type        = string
  default     = "canary"
}

variable "log_bucket" {
  description = "Name of the bucket that keeps what it saw, below canary/."
  type        = string
}

variable "topic_arn" {
  description = "ARN of the topic that tells somebody."
  type        = string
}

variable "runtime_version" {
  description = "Synthetics' runtime; AWS retires them after a year or two (aws synthetics describe-runtime-versions)."
  type        = string
  default     = "syn-nodejs-puppeteer-17.0"
}
