# Both services from one build: `docker build --target producer .` or `--target consumer`.
# .dockerignore says what comes in; a new Maven module needs no line here.

FROM eclipse-temurin:25-jdk AS build
WORKDIR /build
COPY . .
# The cache keeps what Maven fetched, also when a pom changes; the tests run before, not here.
RUN --mount=type=cache,target=/root/.m2,sharing=locked \
    ./mvnw -B -ntp -pl producer-service,consumer-service -am -Dmaven.test.skip=true package \
 && for service in producer consumer; do \
      cp $service-service/target/$service-service-*-exec.jar app.jar \
      && java -Djarmode=tools -jar app.jar extract --layers --destination layers/$service \
      || exit 1; \
    done

FROM eclipse-temurin:25-jre AS runtime
WORKDIR /app
# One JSON object a line, with ECS' names; on a laptop the lines are for people.
ENV LOGGING_STRUCTURED_FORMAT_CONSOLE=ecs SPRING_MAIN_BANNER_MODE=off
COPY --chmod=555 deploy/healthy /usr/local/bin/healthy
COPY deploy/java.flags ./
HEALTHCHECK --interval=10s --timeout=3s --start-period=180s --start-interval=1s --retries=3 \
  CMD healthy "$HEALTH_URL"
# More flags, or others: JDK_JAVA_OPTIONS, which java reads by itself.
ENTRYPOINT ["java", "@java.flags", "-XX:AOTCache=classes.aot", "-jar", "app.jar"]

# Layers from the rarest to the most frequent change: libraries first, our classes last. What these start with is then kept
# as it is linked, so that a start takes half the processor's time: docs/decisions/0054.
FROM runtime AS consumer
ENV HEALTH_URL=http://127.0.0.1:8082/actuator/health/counting
EXPOSE 8082
COPY --from=build /build/layers/consumer/dependencies/ ./
COPY --from=build /build/layers/consumer/snapshot-dependencies/ ./
COPY --from=build /build/layers/consumer/application/ ./
RUN java @java.flags -XX:AOTCacheOutput=classes.aot -Dspring.context.exit=onRefresh \
      -jar app.jar --spring.flyway.enabled=false
USER 10001:10001

FROM runtime AS producer
ENV HEALTH_URL=http://127.0.0.1:8080/readyz
EXPOSE 8080 8081
COPY --from=build /build/layers/producer/dependencies/ ./
COPY --from=build /build/layers/producer/snapshot-dependencies/ ./
COPY --from=build /build/layers/producer/application/ ./
RUN java @java.flags -XX:AOTCacheOutput=classes.aot -Dspring.context.exit=onRefresh \
      -jar app.jar --spring.flyway.enabled=false
USER 10001:10001
