variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether the loss of a zone must lose no click: three brokers or more, three replicas."
  type        = bool
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts the brokers' disks."
  type        = string
}

variable "subnet_ids" {
  description = "One subnet a zone; brokers are spread over them evenly."
  type        = list(string)
  validation {
    condition     = length(var.subnet_ids) >= 2 && (length(var.subnet_ids) == 3 || !var.production)
    error_message = "Brokers stand in two zones at least, in three in production."
  }
}

variable "security_group_id" {
  description = "Security group of the brokers."
  type        = string
}

variable "log_group" {
  description = "Name of the log group that takes the brokers' logs."
  type        = string
}

variable "kafka_version" {
  description = "Version as `aws kafka list-kafka-versions` prints it; 3.6 is the first whose topics can be made by AWS's own call."
  type        = string
  default     = "3.9.x"
  validation {
    condition     = can(regex("^(3\\.([6-9]|\\d\\d)|[4-9]\\.\\d+)\\.", var.kafka_version))
    error_message = "kafka_version is 3.6 or newer, such as 3.9.x."
  }
}

variable "instance_type" {
  description = "Size of a broker. kafka.t3.small takes 4 new connections a second and is for small environments."
  type        = string
  validation {
    condition     = startswith(var.instance_type, "kafka.") && !(var.production && startswith(var.instance_type, "kafka.t3."))
    error_message = "instance_type begins with kafka., and burstable brokers are not for production."
  }
}

variable "broker_count" {
  description = "Number of brokers: a multiple of the zones, and 3 at least in production."
  type        = number
  validation {
    condition     = var.broker_count % length(var.subnet_ids) == 0 && (var.broker_count >= 3 || !var.production)
    error_message = "broker_count is a multiple of the number of zones, and 3 at least in production."
  }
}

variable "replication_factor" {
  description = "On how many brokers a click is kept. One fewer must be in sync for it to be acknowledged."
  type        = number
  validation {
    condition     = var.replication_factor >= 2 && var.replication_factor <= var.broker_count && (var.replication_factor >= 3 || !var.production)
    error_message = "replication_factor is 2 to the number of brokers, and 3 in production, where an acknowledged click must be on two brokers."
  }
}

variable "volume_gib" {
  description = "Disk of a broker at first, in GiB."
  type        = number
}

variable "max_volume_gib" {
  description = "To what size disks grow by themselves, in GiB."
  type        = number
  validation {
    condition     = var.max_volume_gib >= var.volume_gib
    error_message = "max_volume_gib is not below volume_gib."
  }
}

variable "topic" {
  description = "Name of the topic that takes the clicks."
  type        = string
  default     = "clicks"
}

variable "partitions" {
  description = "Partitions of the topic, and so the most consumers that can count at the same time."
  type        = number
  validation {
    condition     = var.partitions >= 1 && var.partitions % length(var.subnet_ids) == 0
    error_message = "partitions is a multiple of the number of zones, so that no zone has more to do."
  }
}

variable "retention_days" {
  description = "How many days the log is kept; what MySQL lost can be counted again for as long."
  type        = number
  default     = 7
  validation {
    condition     = var.retention_days >= 7
    error_message = "retention_days is 7 at least: a restored backup must find every click that came after it."
  }
}
