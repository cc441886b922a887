package io.cloudclicker.testing.samples.jpa;

import jakarta.persistence.Id;

class UserConfiguration {
  @Id int id;
}
