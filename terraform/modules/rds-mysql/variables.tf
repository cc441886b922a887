variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "production" {
  description = "Whether the database must survive the loss of a zone and of its own destruction."
  type        = bool
}

variable "kms_key_arn" {
  description = "ARN of the key that encrypts disks, snapshots and the master's password."
  type        = string
}

variable "subnet_ids" {
  description = "Subnets without a way to the internet, one a zone."
  type        = list(string)
  validation {
    condition     = length(var.subnet_ids) >= 2
    error_message = "A database needs subnets in two zones at least."
  }
}

variable "security_group_id" {
  description = "Security group of the instances."
  type        = string
}

variable "database" {
  description = "Name of the schema."
  type        = string
  default     = "clicker"
}

variable "instance_class" {
  description = "Size of an instance, such as db.t4g.micro."
  type        = string
  validation {
    condition     = startswith(var.instance_class, "db.") && !(var.production && startswith(var.instance_class, "db.t"))
    error_message = "instance_class begins with db., and burstable instances are not for production."
  }
}

variable "multi_az" {
  description = "Whether a second instance in another zone stands by, with every commit on its disk."
  type        = bool
  validation {
    condition     = var.multi_az || !var.production
    error_message = "In production every commit is on disks in two zones."
  }
}

variable "replicas" {
  description = "How many replicas serve reads that may be old."
  type        = number
  validation {
    condition     = var.replicas >= 0 && var.replicas <= 5 && (var.replicas >= 1 || !var.production)
    error_message = "replicas is 0 to 5, and 1 at least in production."
  }
}

variable "proxy" {
  description = "Puts a proxy before the primary, for the user of this secret; null for none."
  type = object({
    security_group_id = string
    secret_arn        = string
  })
  default = null
}

variable "storage_gib" {
  description = "Disk at first, in GiB."
  type        = number
  validation {
    condition     = var.storage_gib >= 20
    error_message = "storage_gib is 20 at least."
  }
}

variable "max_storage_gib" {
  description = "To what size the disk grows by itself, in GiB."
  type        = number
  validation {
    condition     = var.max_storage_gib > var.storage_gib
    error_message = "max_storage_gib is above storage_gib: a full disk stops counting."
  }
}

variable "backup_days" {
  description = "For how many days any second can be restored."
  type        = number
  validation {
    condition     = var.backup_days >= 1 && var.backup_days <= 35 && (var.backup_days >= 14 || !var.production)
    error_message = "backup_days is 1 to 35, and 14 at least in production."
  }
}

variable "deletion_protection" {
  description = "Whether AWS refuses to delete the database."
  type        = bool
  validation {
    condition     = var.deletion_protection || !var.production || var.to_be_destroyed
    error_message = "In production AWS refuses to delete the database; CLICKER_DESTROY lifts that."
  }
}

variable "to_be_destroyed" {
  description = "Whether the environment is about to be destroyed on purpose."
  type        = bool
  default     = false
}

variable "performance_insights" {
  description = "Whether queries are watched; the smallest instances can't."
  type        = bool
  default     = false
}
