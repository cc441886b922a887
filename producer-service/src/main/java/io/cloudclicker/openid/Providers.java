package io.cloudclicker.openid;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/// The providers of the configuration. Safe for any thread; waits some seconds for one at most.
interface Providers {

  /// One of them.
  ///
  /// @param id its name in the configuration and in paths
  /// @param name what people read
  record Provider(String id, String name) {}

  List<Provider> all();

  /// Where the browser has to go; empty where the provider does not say.
  Optional<URI> authorization(Attempt attempt);

  /// Who the provider says that it is; empty where it proves nothing.
  ///
  /// @param code of the provider's answer
  /// @param state of the same
  Optional<Identity> identity(Attempt attempt, String code, String state);
}
