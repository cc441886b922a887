package io.cloudclicker.testing.samples.good;

import jakarta.persistence.Entity;

@Entity
class UserEntity {}
