variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}

variable "topics" {
  description = "ARNs of the topics that wake somebody (page) and that are read in the morning (ticket)."
  type        = object({ page = string, ticket = string })
}

variable "edge_topics" {
  description = "The same in us-east-1."
  type        = object({ page = string, ticket = string })
}

variable "cluster_name" {
  description = "Name of the cluster that runs the tasks."
  type        = string
}

variable "cluster_arn" {
  description = "ARN of the cluster that runs the tasks."
  type        = string
}

variable "load_balancer" {
  description = "ARN suffix of the load balancer."
  type        = string
}

variable "target_groups" {
  description = "ARN suffixes of the producers' target groups."
  type        = list(string)
}

variable "producer" {
  description = "Name, fewest and most tasks of the producer."
  type        = object({ name = string, min = number, max = number })
}

variable "consumer" {
  description = "Name, fewest and most tasks of the consumer."
  type        = object({ name = string, min = number, max = number })
}

variable "kafka" {
  description = "Cluster, its topic, how many brokers it has and whether they are burstable; the group that counts, and how many records one of its tasks may be behind."
  type = object({
    cluster_name     = string
    topic            = string
    group            = string
    brokers          = number
    burstable        = bool
    records_per_task = number
  })
}

variable "database" {
  description = "Identifiers of primary, replicas and proxy (null for none), size of the disk in GiB, and how many connections an instance takes."
  type = object({
    primary_id      = string
    replica_ids     = list(string)
    proxy_name      = string
    storage_gib     = number
    max_connections = number
  })
}

variable "cache_node_ids" {
  description = "Ids of Valkey's nodes."
  type        = list(string)
}

variable "nat_gateway_ids" {
  description = "Ids of the NAT gateways."
  type        = list(string)
}

variable "distribution_id" {
  description = "Id of the CloudFront distribution."
  type        = string
}

variable "web_acl_name" {
  description = "Name of the firewall."
  type        = string
}

variable "certificate_arn" {
  description = "ARN of the load balancer's certificate."
  type        = string
}

variable "log_namespace" {
  description = "Namespace of the metrics that are counted from logs."
  type        = string
}

variable "watched_role_arns" {
  description = "ARNs of the roles whose use is told."
  type        = list(string)
}
