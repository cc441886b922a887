package io.cloudclicker.session;

import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/// Finds the cold data of sessions.
@Configuration(proxyBeanMethods = false)
@EntityScan(basePackageClasses = JpaSession.class)
@EnableJpaRepositories(basePackageClasses = JpaSessionRepository.class)
class JpaSessionConfiguration {}
