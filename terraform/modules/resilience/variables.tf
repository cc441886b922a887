variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether people depend on it."
  type        = bool
}

variable "recovery" {
  description = "How long until it works again (rto), and how much of what was acknowledged may be gone (rpo), as durations such as 1h0m0s; after a failure of software (a task, a bad release), hardware (a broker, an instance), a zone, a region; null for a region that nothing is promised for."
  type = object({
    software = object({ rto = string, rpo = string })
    hardware = object({ rto = string, rpo = string })
    az       = object({ rto = string, rpo = string })
    region   = optional(object({ rto = string, rpo = string }))
  })
  validation {
    condition     = alltrue([for each in [var.recovery.software, var.recovery.hardware, var.recovery.az] : each.rpo == "0s"])
    error_message = "An acknowledged click is lost by no failure short of a region's: rpo is 0s for software, hardware and az."
  }
  validation {
    condition     = var.recovery.region != null || !var.production
    error_message = "In production the loss of a region is promised for."
  }
}

variable "cluster_name" {
  description = "Name of the ECS cluster."
  type        = string
}

variable "services" {
  description = "Names of the services whose tasks may be ended."
  type        = set(string)
}

variable "database" {
  description = "ARN of MySQL's primary, and whether it has a standby."
  type        = object({ arn = string, multi_az = bool })
}

variable "subnet_ids" {
  description = "Subnets of tasks, one a zone; the first zone is the one that is cut off, if there are three."
  type        = list(string)
}

variable "data_subnet_ids" {
  description = "Subnets of stores, one a zone, in the same order."
  type        = list(string)
}

variable "stop_alarms" {
  description = "Names of the alarms that end an experiment."
  type        = list(string)
  validation {
    condition     = length(var.stop_alarms) > 0
    error_message = "An experiment that no alarm ends is not started here."
  }
}
