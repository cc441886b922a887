package io.cloudclicker.testing;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.VolumesFrom;
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

  /// Runs a command in a container of the same image beside this one, which need not run, with its
  /// volumes and as root.
  void runBeside(String... command) {
    String id =
        docker()
            .createContainerCmd(container.getDockerImageName())
            .withUser("root")
            .withEntrypoint(command)
            .withHostConfig(HostConfig.newHostConfig().withVolumesFrom(new VolumesFrom(id())))
            .exec()
            .getId();
    docker().startContainerCmd(id).exec();
    int status = docker().waitContainerCmd(id).start().awaitStatusCode();
    docker().removeContainerCmd(id).exec();
    if (status != 0) {
      throw new IllegalStateException(
          "%s ended with %d".formatted(String.join(" ", command), status));
    }
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
