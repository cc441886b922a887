package io.cloudclicker.account;

import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/// Finds the cold data of accounts.
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = JpaAccount.class)
@EnableJpaRepositories(basePackageClasses = JpaAccountRepository.class)
class JpaAccountConfiguration {}
