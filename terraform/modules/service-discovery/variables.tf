variable "name" {
  description = "Prefix of all names in the environment, such as clicker-prod."
  type        = string
}
