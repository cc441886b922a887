variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether the service must survive the loss of a zone, and nobody gets a shell in it."
  type        = bool
}

variable "service" {
  description = "Which service: producer or consumer."
  type        = string
}

variable "image_parameter" {
  description = "Name of the parameter that says which image runs."
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

variable "repository_arn" {
  description = "ARN of the repository that holds the image."
  type        = string
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts the secrets."
  type        = string
}

variable "cluster" {
  description = "Cluster that runs the tasks."
  type        = object({ name = string, arn = string })
}

variable "network" {
  description = "Private subnets, one a zone, and the tasks' security group."
  type        = object({ subnet_ids = list(string), security_group_id = string })
  validation {
    condition     = length(var.network.subnet_ids) >= 3 || !var.production
    error_message = "In production tasks are spread over three zones."
  }
}

variable "log_group" {
  description = "Log group that takes what the tasks print."
  type        = object({ name = string, arn = string })
}

variable "page_topic_arn" {
  description = "ARN of the topic that wakes somebody."
  type        = string
}

variable "stores" {
  description = "Kafka, MySQL and Valkey, as their modules put them out; the secrets hold JSON with a password."
  type = object({
    kafka    = object({ cluster_name = string, bootstrap = string, topic = string, partitions = number })
    database = object({ host = string, port = number, name = string, username = string, secret_arn = string })
    cache    = object({ host = string, port = number, username = string, secret_arn = string })
  })
}

variable "environment" {
  description = "Settings of this service alone, as environment variables. No secrets: they are readable by everybody who may see the task."
  type        = map(string)
  default     = {}
  validation {
    condition     = alltrue([for variable in keys(var.environment) : !can(regex("(?i)password|secret|token|credential", variable))])
    error_message = "Secrets go into var.secrets, by ARN."
  }
}

variable "secrets" {
  description = "ARNs of secrets of this service alone, by the environment variable that takes the password in them."
  type        = map(string)
  default     = {}
}

variable "rights" {
  description = "What the service may do in AWS: single actions on single resources."
  type        = list(object({ actions = list(string), resources = list(string) }))
  validation {
    condition     = alltrue(flatten([for right in var.rights : [for word in concat(right.actions, right.resources) : !strcontains(word, "*")]]))
    error_message = "Rights name each action and resource, without an asterisk."
  }
}

variable "task" {
  description = "Size of a task (CPU units of 1/1024, memory in MiB), its processor, the URL that its health check asks inside the container, and how many seconds it may take to stop."
  type = object({
    cpu          = number
    memory_mib   = number
    architecture = optional(string, "ARM64")
    health_url   = string
    stop_seconds = optional(number, 90)
  })
  validation {
    condition     = var.task.stop_seconds <= 120
    error_message = "Fargate kills a task after 120 seconds."
  }
}

variable "tasks" {
  description = "Fewest and most tasks, and whether they run on Spot, which is cheap and may be taken away with two minutes' notice."
  type        = object({ min = number, max = number, spot = bool })
  validation {
    condition     = var.tasks.min >= 1 && var.tasks.max >= var.tasks.min && (!var.production || (var.tasks.min >= 3 && !var.tasks.spot))
    error_message = "tasks.min is 1 at least and not above max; in production it is 3 at least, one a zone, and none on Spot."
  }
}

variable "deployment" {
  description = "How a release replaces the one before: ROLLING, or BLUE_GREEN behind a load balancer."
  type        = string
  validation {
    condition     = var.deployment == "ROLLING" || (var.deployment == "BLUE_GREEN" && var.entry != null)
    error_message = "deployment is ROLLING, or BLUE_GREEN for a service behind a load balancer: two fleets of consumers in one group only cause rebalances."
  }
}

variable "entry" {
  description = "How requests reach the service, for one that takes requests: load balancer (ARN suffix), listener, domain, port, the path that says whether a task takes part, and how many requests a minute a task is meant to take."
  type = object({
    vpc_id            = string
    load_balancer     = string
    listener_arn      = string
    domain            = string
    port              = number
    health_path       = string
    requests_per_task = number
  })
  default = null
}

variable "lag" {
  description = "For a service that reads the topic: its consumer group, how many records a task may be behind, and the database (identifier) that it must not overload."
  type = object({
    group            = string
    records_per_task = number
    database_id      = string
  })
  default = null
}

variable "asleep" {
  description = "When there are no tasks at all: two schedules such as cron(0 20 * * ? *) and their time zone."
  type        = object({ from = string, to = string, timezone = string })
  default     = null
  validation {
    condition     = var.asleep == null || !var.production
    error_message = "Production never sleeps."
  }
}
