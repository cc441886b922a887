package io.cloudclicker.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Serves the app's files. Those below `assets` have a hash in their names, so they are kept for
/// ever; all others are asked for again each time.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("clicker.web.folder")
class WebConfiguration implements WebMvcConfigurer {

  private static final CacheControl FOR_EVER =
      CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  private final String location;

  WebConfiguration(WebProperties properties) {
    location = location(Objects.requireNonNull(properties.folder()));
  }

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry
        .addResourceHandler("/assets/**")
        .addResourceLocations(location + "assets/")
        .setCacheControl(FOR_EVER);
    registry
        .addResourceHandler("/**")
        .addResourceLocations(location)
        .setCacheControl(CacheControl.noCache());
  }

  @Bean
  FilterRegistrationBean<WebPageFilter> webPages() {
    return new FilterRegistrationBean<>(new WebPageFilter());
  }

  private static String location(Path folder) {
    var uri = folder.toUri().toString();
    return uri.endsWith("/") ? uri : uri + "/";
  }
}
