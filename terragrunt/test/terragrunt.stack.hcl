stack "click_counter" {
  source = "../_catalog/stacks/click-counter"
  path   = "click-counter"
}
