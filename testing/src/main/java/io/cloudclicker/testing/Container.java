package io.cloudclicker.testing;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.containers.GenericContainer;

/// One container and what can happen to it; its data survives everything but `remove`.
record Container(GenericContainer<?> container) {
  private static final int STOP_SECONDS = 30;

  /// Creates and starts the container; returns when it is ready.
  void launch() {
    container.start();
  }

  void stop() {
    docker().stopContainerCmd(id()).withTimeout(STOP_SECONDS).exec();
  }

  void kill() {
    docker().killContainerCmd(id()).exec();
    docker().waitContainerCmd(id()).start().awaitStatusCode();
  }

  void start() {
    docker().startContainerCmd(id()).exec();
  }

  void pause() {
    docker().pauseContainerCmd(id()).exec();
  }

  void resume() {
    docker().unpauseContainerCmd(id()).exec();
  }

  void remove() {
    container.stop();
  }

  private String id() {
    return container.getContainerId();
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }
}
